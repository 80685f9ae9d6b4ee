namespace Hogwild.Scenarios;

/// <summary>The form of a readout.</summary>
public enum ReadoutKind
{
    /// <summary>An affine map.</summary>
    Linear = 0,

    /// <summary>A perceptron with one hidden layer.</summary>
    Mlp = 1,
}
