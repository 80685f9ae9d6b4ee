using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>How the features of a GSDGNN are trained.</summary>
[Kind("gsdgnn", "training of the features of a GSDGNN")]
public sealed record GsdgnnTraining : TrainingSettings
{
    /// <summary>Defaults: 300 epochs, 16 numbers in a state, a linear readout.</summary>
    public GsdgnnTraining() => Width = 16;

    /// <summary>λ, how much smoothness counts beside closeness to the features: the contraction factor is λ/(1 + λ). Default 9.</summary>
    [Option("how much smoothness counts, λ: the certified contraction factor is λ/(1 + λ)", Above = 0)]
    public double Lambda { get; init; } = 9;

    /// <summary>
    /// How many synchronous rounds from h = 0 stand for the minimum, and for the adjoint; null, the default, for the closed form of both.
    /// </summary>
    [Option("synchronous rounds from 0 that stand for the minimum, and for the adjoint", Default = "the closed form of both", Least = 1)]
    public int? Rounds { get; init; }

    /// <summary>Standard deviation of the initial U. Default 1.</summary>
    [Option("standard deviation of the initial U", Above = 0)]
    public double InputScale { get; init; } = 1;

    /// <summary>Scale of the initial linear part of the readout. Default 1.</summary>
    [Option("scale of the initial linear part of the readout")]
    public double SkipScale { get; init; } = 1;

    /// <summary>Whether there is a bias b. Default false: with one, the answer of a node far from any feature drowns in it.</summary>
    [Option("whether there is a bias b, in which the answer of a node far from any feature may drown")]
    public bool Bias { get; init; }
}
