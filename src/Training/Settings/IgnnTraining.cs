using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How an IGNN is trained. After every step each column of W is projected, in the Euclidean sense, onto the L1 ball of radius
/// <see cref="Kappa"/>, as Gu et al. (2020) do; W starts near κ·I.
/// </summary>
[Kind("ignn", "training of an IGNN whose W keeps a contraction factor below 1")]
public sealed record IgnnTraining : TrainingSettings
{
    private const int DefaultRounds = 100_000;

    /// <summary>Defaults: 300 epochs, 16 numbers in a state, a linear readout.</summary>
    public IgnnTraining() => Width = 16;

    /// <summary>κ, the largest column sum of |W| in the convention H W: the certified contraction factor. Below 1. Default 0.9.</summary>
    [Option("largest column sum of |W|: the certified contraction factor", Above = 0, Below = 1)]
    public double Kappa { get; init; } = 0.9;

    /// <summary>Standard deviation of the initial U. Default 1.</summary>
    [Option("standard deviation of the initial U", Above = 0)]
    public double InputScale { get; init; } = 1;

    /// <summary>Standard deviation of what is added to κ·I in the initial W. Default 0.</summary>
    [Option("standard deviation of what is added to kappa times I in the initial W", Least = 0)]
    public double CouplingScale { get; init; }

    /// <summary>
    /// Whether W is kept symmetric, so that the rule is the proximal gradient step of an objective (paper, appendix A.9). Default false.
    /// </summary>
    [Option("whether W is kept symmetric, so that the rule descends a function, as the metric excess-energy needs")]
    public bool Symmetric { get; init; }

    /// <summary>Factor on the learning rate of W. Default 1.</summary>
    [Option("factor on the learning rate of W", Least = 0)]
    public double CouplingRate { get; init; } = 1;

    /// <summary>
    /// The largest change of a component, relative to max(‖H‖∞, ‖XU + b‖∞), at which a fixed point or adjoint is found. Default 1e-10.
    /// </summary>
    [Option("relative change of a component at which a fixed point or adjoint is found", Above = 0)]
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>
    /// The largest number of rounds on a graph in one step of the optimiser; rounds are Newton steps where the graph is a path. Default
    /// 100000.
    /// </summary>
    [Option("rounds on a graph in one step of the optimiser, at most; Newton steps where the graph is a path", Least = 1)]
    public int Rounds { get; init; } = DefaultRounds;

    /// <summary>Scale of the initial linear part of the readout. Default 1.</summary>
    [Option("scale of the initial linear part of the readout")]
    public double SkipScale { get; init; } = 1;

    /// <summary>Whether there is a bias b. Default false: with one, the answer of a node far from any feature drowns in it.</summary>
    [Option("whether there is a bias b, in which the answer of a node far from any feature may drown")]
    public bool Bias { get; init; }

    /// <summary>
    /// The probability with which every number of a state is left out before the readout in a step of the optimiser, as Gu et al. (2020) do
    /// on networks of many nodes; the others are scaled up to make up for it. Null, the default, for none.
    /// </summary>
    [Option("probability that a number of a state is left out before the readout in a step", Default = "none are", Above = 0, Below = 1)]
    public double? Dropout { get; init; }

    /// <summary>λ of the term λ/2 ‖U‖² in the loss; null, the default, for no such term.</summary>
    [Option("λ of the term λ/2 ‖U‖² in the loss", Default = "no such term", Above = 0)]
    public double? Penalty { get; init; }

    /// <inheritdoc/>
    internal override TrainingSettings ToJudge() => this with { Rounds = Math.Max(Rounds, DefaultRounds) };
}
