using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>How an EIGNN is trained (Liu et al. 2021).</summary>
[Kind("eignn", "training of an EIGNN, which contracts whatever its weights are")]
public sealed record EignnTraining : TrainingSettings
{
    /// <summary>Defaults: 300 epochs, 16 numbers in a state, a linear readout.</summary>
    public EignnTraining() => Width = 16;

    /// <summary>γ, which bounds the contraction factor. Default 0.8, as in the code of Liu et al.</summary>
    [Option("bound γ of the contraction factor", Above = 0, Below = 1)]
    public double Gamma { get; init; } = 0.8;

    /// <summary>
    /// How many synchronous rounds from h = 0 stand for the fixed point, and for the adjoint; null, the default, for the closed form of
    /// both. The closed form is exact relative to the largest state; rounds are so relative to every state, however small.
    /// </summary>
    [Option(
        "synchronous rounds from 0 that stand for the fixed point, and for the adjoint", Default = "the closed form of both", Least = 1)]
    public int? Rounds { get; init; }

    /// <summary>Whether the readout sees states that are brought to length 1, as in the code of Liu et al. Default true.</summary>
    [Option("whether states are brought to length 1 before the readout, as in the code of Liu et al.")]
    public bool Unit { get; init; } = true;

    /// <summary>Standard deviation of the initial U. Default 1.</summary>
    [Option("standard deviation of the initial U", Above = 0)]
    public double InputScale { get; init; } = 1;

    /// <summary>
    /// Standard deviation of the initial F, times √width. Default 1; g(F) does not depend on it, but how fast it changes.
    /// </summary>
    [Option("standard deviation of the initial F times √width; g(F) does not depend on it, but how fast it changes does", Above = 0)]
    public double CouplingScale { get; init; } = 1;

    /// <summary>Scale of the initial linear part of the readout. Default 1.</summary>
    [Option("scale of the initial linear part of the readout")]
    public double SkipScale { get; init; } = 1;

    /// <summary>Whether there is a bias b. Default false: with one, the answer of a node far from any feature drowns in it.</summary>
    [Option("whether there is a bias b, in which the answer of a node far from any feature may drown")]
    public bool Bias { get; init; }
}
