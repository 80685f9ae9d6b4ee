using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How an energy GNN is trained. The condition number, on which the speed of asynchronous inference depends, is chosen here: it comes out
/// near <see cref="Lcap"/> / <see cref="Beta"/>.
/// </summary>
[Kind("energy", "training of an energy GNN")]
public sealed record EnergyTraining : TrainingSettings, IChecked
{
    private const double DefaultNoise = 0.05;
    private const double DefaultScale = 0.3;
    private const double DefaultGate = 0.1;
    private const int DefaultSteps = 50;

    /// <summary>Defaults: 1000 epochs, a warm-up over 3 % of them, 4 numbers in a state, a linear readout.</summary>
    public EnergyTraining()
    {
        Width = 4;
        Epochs = 1000;
        WarmUp = 0.03;
    }

    /// <summary>What messages are functions of; null, the default, for those of edges.</summary>
    [Option("what a message is of: 'edge' of both states and all features, 'node' of the sender's alone", Default = "edge")]
    public EnergyMessages? Messages { get; init; }

    /// <summary>Whether messages are averaged with weights of features; null, the default, for false.</summary>
    [Option("true where messages are averaged with positive weights of features alone, instead of added up", Default = "false")]
    public bool? Attention { get; init; }

    /// <summary>s, the hidden units of the network that scores neighbours; null, the default, for 4.</summary>
    [Option("with attention: hidden units of the network that scores neighbours", Default = "4", Least = 1)]
    public int? AttentionUnits { get; init; }

    /// <summary>Which energy is trained.</summary>
    public EnergyForm Form => new(Messages ?? EnergyMessages.Edge, Attention ?? false);

    /// <summary>β, the modulus of strong convexity. Default 1.</summary>
    [Option("modulus of strong convexity", Above = 0)]
    public double Beta { get; init; } = 1;

    /// <summary>
    /// The largest eigenvalue that the Hessian may have: after every step P, Q and R are scaled down until power iteration finds no larger
    /// one. 0 for no cap. Default 5. Not a certificate: it is looked at on one graph a step, at its current minimiser.
    /// </summary>
    [Option("largest eigenvalue that the Hessian may have, above beta; 0 for no cap", Least = 0)]
    public double Lcap { get; init; } = 5;

    /// <summary>Whether the energy depends on the features of nodes. Default true.</summary>
    [Option("whether the energy depends on the features of nodes")]
    public bool UseFeatures { get; init; } = true;

    /// <summary>
    /// The largest ‖∇E(h)‖₂/√(n·k) at which a minimum is found, in units of β times the smallest standard deviation of a component of h*
    /// (or 1, where that is smaller). Default 1e-8. Truncated solves bias the gradient and cost accuracy; 1e-2 is enough where every step
    /// solves by factorisation and starts from the minimum of the visit before.
    /// </summary>
    [Option("gradient at which a minimum is found, in units of beta times the spread of h*", Above = 0)]
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The largest number of Newton steps on a graph in one step of the optimiser. Default 50.</summary>
    [Option("Newton steps on a graph in one step of the optimiser, at most", Least = 1)]
    public int NewtonSteps { get; init; } = DefaultSteps;

    /// <summary>d, the channels of a message. Default 8.</summary>
    [Option("channels of a message", Least = 2)]
    public int MessageSize { get; init; } = 8;

    /// <summary>r, the units of the node function. Default 8.</summary>
    [Option("units of the node function", Least = 1)]
    public int Units { get; init; } = 8;

    /// <summary>Scale of the diffusive part A of the initial P = S + A, Q = S − A, or of P where there is no Q. Default 1.</summary>
    [Option("scale of the diffusive part A of the initial P = S + A, Q = S - A; of P where there is no Q")]
    public double DiffusionScale { get; init; } = 1;

    /// <summary>Scale of the random part that P and Q each have besides. Default 0.05.</summary>
    [Option("scale of the random part that P and Q each have besides")]
    public double DiffusionNoise { get; init; } = DefaultNoise;

    /// <summary>Factor on the learning rate of S = (P + Q)/2, the leak. Default 1.</summary>
    [Option("factor on the learning rate of S = (P + Q)/2, the leak", Least = 0)]
    public double LeakRate { get; init; } = 1;

    /// <summary>Scale of the initial Cj, Ci, c0. Default 0.3.</summary>
    [Option("scale of the initial Cj, Ci, c0")]
    public double FeatureScale { get; init; } = 0.3;

    /// <summary>Scale of the initial Ce. Default 0.3.</summary>
    [Option("scale of the initial Ce")]
    public double ArcFeatureScale { get; init; } = DefaultScale;

    /// <summary>Scale of the initial Oe, the gate's view of arc features. Default 0.1.</summary>
    [Option("scale of the initial Oe, the gate's view of arc features")]
    public double ArcGateScale { get; init; } = DefaultGate;

    /// <summary>Scale of the initial Oj, Oi, the gate's view of node features; 0 leaves them out. Default 0.</summary>
    [Option("scale of the initial Oj, Oi, the gate's view of node features; 0 leaves them out")]
    public double NodeGateScale { get; init; }

    /// <summary>Scale of the initial Vraw. Default 1.</summary>
    [Option("scale of the initial Vraw")]
    public double MixScale { get; init; } = 1;

    /// <summary>Scale of the initial R; 0 keeps it at zero. Default 0.03.</summary>
    [Option("scale of the initial R; 0 keeps it at zero")]
    public double SelfScale { get; init; } = 0.03;

    /// <summary>Scale of the initial Bx, b0; 0 keeps them at zero. Default 0.1.</summary>
    [Option("scale of the initial Bx, b0; 0 keeps them at zero")]
    public double ForceScale { get; init; } = 0.1;

    /// <summary>Scale of the initial linear part of the readout. Default 0.3.</summary>
    [Option("scale of the initial linear part of the readout")]
    public double SkipScale { get; init; } = 0.3;

    /// <inheritdoc/>
    internal override TrainingSettings ToJudge() => this with { Lcap = 0, NewtonSteps = Math.Max(NewtonSteps, DefaultSteps) };

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Lcap != 0 && Lcap <= Beta)
        {
            yield return new Misfit("lcap", "a number above beta, or 0 for none");
        }

        if (AttentionUnits is not null && Attention != true)
        {
            yield return new Misfit("attention-units", "the key only with attention");
        }

        foreach (var (option, isDefault) in OfEdges().Where(item => Messages == EnergyMessages.Node && !item.IsDefault))
        {
            yield return new Misfit(option, "the key only with messages of edges");
        }
    }

    /// <summary>What is about tensors that messages of nodes have none of, and whether it is as it is where nothing is written.</summary>
    private IEnumerable<(string Option, bool IsDefault)> OfEdges() =>
    [
        ("diffusion-noise", DiffusionNoise == DefaultNoise), ("leak-rate", LeakRate == 1),
        ("arc-feature-scale", ArcFeatureScale == DefaultScale), ("arc-gate-scale", ArcGateScale == DefaultGate),
    ];
}
