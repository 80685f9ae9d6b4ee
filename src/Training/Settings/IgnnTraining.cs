namespace Hogwild.Training;

/// <summary>
/// How an IGNN is trained. After every step each column of W is projected, in the Euclidean sense, onto the L1 ball of radius
/// <see cref="Kappa"/>, as Gu et al. (2020) do; W starts near κ·I.
/// </summary>
public sealed record IgnnTraining : TrainingSettings
{
    /// <summary>Defaults: 300 epochs, 16 numbers in a state, a linear readout.</summary>
    public IgnnTraining() => Width = 16;

    /// <inheritdoc/>
    public override string Kind => "ignn";

    /// <summary>κ, the largest column sum of |W| in the convention H W: the certified contraction factor. Below 1. Default 0.9.</summary>
    public double Kappa { get; init; } = 0.9;

    /// <summary>Standard deviation of the initial U. Default 1.</summary>
    public double InputScale { get; init; } = 1;

    /// <summary>Standard deviation of what is added to κ·I in the initial W. Default 0.</summary>
    public double CouplingScale { get; init; }

    /// <summary>Factor on the learning rate of W. Default 1.</summary>
    public double CouplingRate { get; init; } = 1;

    /// <summary>
    /// The largest change of a component, relative to max(1, ‖H‖∞), at which a fixed point or adjoint is found. Default 1e-10.
    /// </summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>
    /// The largest number of rounds on a graph in one step of the optimiser; rounds are Newton steps where the graph is a path. Default
    /// 100000.
    /// </summary>
    public int Rounds { get; init; } = 100_000;

    /// <summary>Scale of the initial linear part of the readout. Default 1.</summary>
    public double SkipScale { get; init; } = 1;

    /// <summary>Whether there is a bias b. Default false: with one, the answer of a node far from any feature drowns in it.</summary>
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Kappa is > 0 and < 1, nameof(Kappa), Kappa, "above 0 and below 1");
        Require(CouplingScale >= 0, nameof(CouplingScale), CouplingScale, "0 or more");
        Require(CouplingRate >= 0, nameof(CouplingRate), CouplingRate, "0 or more");
        Require(Tolerance > 0, nameof(Tolerance), Tolerance, "positive");
        Require(Rounds > 0, nameof(Rounds), Rounds, "1 or more");
        Require(InputScale > 0, nameof(InputScale), InputScale, "positive");
    }
}
