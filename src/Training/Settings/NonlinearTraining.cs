using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How a nonlinear GNN is trained (Scarselli et al. 2009): at the fixed points of the training graphs, with a penalty on the columns of the
/// Jacobian there that exceed μ. The penalty encourages a contraction, and enforces none.
/// </summary>
[Kind("nonlinear-gnn", "training of a nonlinear GNN, with a penalty on the Jacobian at its fixed points")]
public sealed record NonlinearTraining : TrainingSettings, IChecked
{
    /// <summary>μ where the settings do not say it.</summary>
    internal const double MuByDefault = 0.9;

    /// <summary>Defaults: 300 epochs, 8 numbers in a state, a linear readout.</summary>
    public NonlinearTraining() => Width = 8;

    /// <summary>d, the units of the hidden layer of the transition. Default 16.</summary>
    [Option("units of the hidden layer of the transition", Least = 1)]
    public int Units { get; init; } = 16;

    /// <summary>How a node puts together what its neighbours amount to. Default their sum.</summary>
    [Option("how a node puts together what its neighbours amount to")]
    public NeighbourPool Neighbours { get; init; }

    /// <summary>What the last layer of the transition is. Default tanh, by which states are bounded.</summary>
    [Option("last layer of the transition")]
    public TransitionOutput Output { get; init; }

    /// <summary>
    /// β, the weight of the penalty p_w = Σ_k L(‖A's column k‖₁) in the loss, mean over the graphs of a step; 0 for none. Default 1.
    /// </summary>
    [Option("weight of the penalty on the columns of the Jacobian at the fixed points; 0 for none", Least = 0)]
    public double Penalty { get; init; } = 1;

    /// <summary>
    /// μ, the sum of a column of |A| up to which nothing is penalised: L(y) = (y − μ)² above it, and 0 below. Null, the default, for 0.9.
    /// </summary>
    [Option("sum of a column of the Jacobian's absolute values up to which nothing is penalised", Default = "0.9", Above = 0, Below = 1)]
    public double? Mu { get; init; }

    /// <summary>Standard deviation of the initial P, over √s. Default 1.</summary>
    [Option("scale of the initial weights of neighbours' states", Above = 0)]
    public double CouplingScale { get; init; } = 1;

    /// <summary>Standard deviation of the initial Cj, Ci and Ce. Default 1.</summary>
    [Option("scale of the initial weights of features", Above = 0)]
    public double InputScale { get; init; } = 1;

    /// <summary>Scale of the initial linear part of the readout. Default 1.</summary>
    [Option("scale of the initial linear part of the readout")]
    public double SkipScale { get; init; } = 1;

    /// <summary>
    /// The largest change of a component, relative to the largest one (at least 1), at which a fixed point is found; of an adjoint relative
    /// to the largest of it and of its inhomogeneity. Default 1e-10.
    /// </summary>
    [Option("relative change of a component at which a fixed point or adjoint is found", Above = 0)]
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>
    /// The largest number of synchronous rounds on a graph in one step of the optimiser. Where they have not settled by then, which nothing
    /// excludes, the step is taken at the states that moved least; the metadata <c>unsettled</c> of the weights say in which share of the
    /// visits to a graph. Default 300.
    /// </summary>
    [Option("rounds on a graph in one step of the optimiser, at most; then the states that moved least are taken", Least = 1)]
    public int Rounds { get; init; } = 300;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Penalty == 0 && Mu is not null)
        {
            yield return new Misfit("mu", "the key only where 'penalty' is above 0");
        }
    }
}
