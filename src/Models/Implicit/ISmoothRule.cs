namespace Hogwild.Models;

/// <summary>A linear implicit rule, whose fixed point satisfies H = Ã H M + B with a symmetric M, so that it has a closed form.</summary>
internal interface ISmoothRule
{
    /// <summary>k, the number of components of a node's state.</summary>
    int StateSize { get; }

    /// <summary>Ã.</summary>
    NormalizedAdjacency Adjacency { get; }

    /// <summary>M, k × k, symmetric, ‖M‖₂ below 1.</summary>
    ReadOnlySpan<double> Mix { get; }

    /// <summary>B, n × k.</summary>
    ReadOnlySpan<double> Source { get; }
}
