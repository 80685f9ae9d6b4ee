namespace Hogwild.Experiments;

/// <summary>What a <see cref="Quantity"/> was written in.</summary>
public enum QuantityUnit
{
    /// <summary>No unit.</summary>
    None,

    /// <summary>Per cent.</summary>
    Share,

    /// <summary>A unit of time.</summary>
    Duration,
}
