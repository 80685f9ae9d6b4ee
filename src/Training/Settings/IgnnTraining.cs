namespace Hogwild.Training;

/// <summary>
/// How an IGNN is trained. After every step each column of W is projected, in the Euclidean sense, onto the L1 ball of radius
/// <see cref="Kappa"/>, as Gu et al. (2020) do; W starts at κ·I.
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

    /// <summary>Whether there is a bias b. Default false: with one, the answer of a node far from any feature drowns in it.</summary>
    public bool Bias { get; init; }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Kappa is > 0 and < 1, nameof(Kappa), Kappa, "above 0 and below 1");
        Require(InputScale > 0, nameof(InputScale), InputScale, "positive");
    }
}
