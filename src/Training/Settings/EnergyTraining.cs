namespace Hogwild.Training;

/// <summary>
/// How an energy GNN is trained. The condition number, on which the speed of asynchronous inference depends, is chosen here: it comes out
/// near <see cref="Lcap"/> / <see cref="Beta"/>.
/// </summary>
public sealed record EnergyTraining : TrainingSettings
{
    /// <summary>Defaults: 1000 epochs, a warm-up over 3 % of them, 4 numbers in a state, a linear readout.</summary>
    public EnergyTraining()
    {
        Width = 4;
        Epochs = 1000;
        WarmUp = 0.03;
    }

    /// <inheritdoc/>
    public override string Kind => "energy";

    /// <summary>β, the modulus of strong convexity. Default 1.</summary>
    public double Beta { get; init; } = 1;

    /// <summary>
    /// The largest eigenvalue that the Hessian may have: after every step P, Q and R are scaled down until power iteration finds no larger
    /// one. 0 for no cap. Default 5. Not a certificate: it is looked at on one graph a step, at its current minimiser.
    /// </summary>
    public double Lcap { get; init; } = 5;

    /// <summary>Whether the energy depends on the features of nodes. Default true.</summary>
    public bool UseFeatures { get; init; } = true;

    /// <summary>
    /// The largest ‖∇E(h)‖₂/√(n·k) at which a minimum is found, in units of β times the smallest standard deviation of a component of h*
    /// (or 1, where that is smaller). Default 1e-8. Truncated solves bias the gradient and cost accuracy; 1e-2 is enough where every step
    /// solves by factorisation and starts from the minimum of the visit before.
    /// </summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>The largest number of Newton steps on a graph in one step of the optimiser. Default 50.</summary>
    public int NewtonSteps { get; init; } = 50;

    /// <summary>d, the channels of a message. Default 8.</summary>
    public int MessageSize { get; init; } = 8;

    /// <summary>r, the units of the node function. Default 8.</summary>
    public int Units { get; init; } = 8;

    /// <summary>Scale of the diffusive part A of the initial P = S + A, Q = S − A. Default 1.</summary>
    public double DiffusionScale { get; init; } = 1;

    /// <summary>Scale of the random part that P and Q each have besides. Default 0.05.</summary>
    public double DiffusionNoise { get; init; } = 0.05;

    /// <summary>Factor on the learning rate of S = (P + Q)/2, the leak. Default 1.</summary>
    public double LeakRate { get; init; } = 1;

    /// <summary>Scale of the initial Cj, Ci, c0. Default 0.3.</summary>
    public double FeatureScale { get; init; } = 0.3;

    /// <summary>Scale of the initial Ce. Default 0.3.</summary>
    public double ArcFeatureScale { get; init; } = 0.3;

    /// <summary>Scale of the initial Oe, the gate's view of arc features. Default 0.1.</summary>
    public double ArcGateScale { get; init; } = 0.1;

    /// <summary>Scale of the initial Oj, Oi, the gate's view of node features; 0 leaves them out. Default 0.</summary>
    public double NodeGateScale { get; init; }

    /// <summary>Scale of the initial Vraw. Default 1.</summary>
    public double MixScale { get; init; } = 1;

    /// <summary>Scale of the initial R; 0 keeps it at zero. Default 0.03.</summary>
    public double SelfScale { get; init; } = 0.03;

    /// <summary>Scale of the initial Bx, b0; 0 keeps them at zero. Default 0.1.</summary>
    public double ForceScale { get; init; } = 0.1;

    /// <summary>Scale of the initial linear part of the readout. Default 0.3.</summary>
    public double SkipScale { get; init; } = 0.3;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Beta > 0, nameof(Beta), Beta, "positive");
        Require(Lcap == 0 || Lcap > Beta, nameof(Lcap), Lcap, "above beta, or 0 for none");
        Require(Tolerance > 0, nameof(Tolerance), Tolerance, "positive");
        Require(NewtonSteps > 0, nameof(NewtonSteps), NewtonSteps, "1 or more");
        Require(MessageSize > 1, nameof(MessageSize), MessageSize, "2 or more");
        Require(Units > 0, nameof(Units), Units, "positive");
        Require(LeakRate >= 0, nameof(LeakRate), LeakRate, "0 or more");
    }
}
