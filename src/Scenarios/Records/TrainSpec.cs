namespace Hogwild.Scenarios;

/// <summary>How a model is trained. What is null is left to the trainer of its rule.</summary>
public sealed record TrainSpec
{
    /// <summary>Passes over the data.</summary>
    public int? Epochs { get; init; }

    /// <summary>The largest learning rate.</summary>
    public double? LearningRate { get; init; }

    /// <summary>The seed of the initial parameters.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Numbers in a node's state.</summary>
    public int? Width { get; init; }

    /// <summary>The modulus of strong convexity (energy).</summary>
    public double? Beta { get; init; }

    /// <summary>The cap on the curvature L (energy).</summary>
    public double? LCap { get; init; }

    /// <summary>The norm that W is held to (IGNN).</summary>
    public double? Kappa { get; init; }

    /// <summary>Numbers in a message (energy).</summary>
    public int? MessageSize { get; init; }

    /// <summary>Units of the node function (energy).</summary>
    public int? Units { get; init; }

    /// <summary>Hidden units of the readout.</summary>
    public int? Hidden { get; init; }

    /// <summary>The form of the readout.</summary>
    public ReadoutKind? Readout { get; init; }
}
