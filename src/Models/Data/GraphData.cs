using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>A graph with its features and the answers that are expected of it.</summary>
public sealed record GraphData
{
    /// <summary>The graph.</summary>
    public required Graph Graph { get; init; }

    /// <summary>p, the number of features of a node; 0 where there are none.</summary>
    public int FeatureSize { get; init; }

    /// <summary>X, n × p, row by row.</summary>
    public double[] Features { get; init; } = [];

    /// <summary>q, the number of features of an arc; 0 where there are none.</summary>
    public int ArcFeatureSize { get; init; }

    /// <summary>Arc features, one row of q per arc number.</summary>
    public double[] ArcFeatures { get; init; } = [];

    /// <summary>For classification: the class of each node. Empty otherwise.</summary>
    public int[] Labels { get; init; } = [];

    /// <summary>For regression: the number of each node. For localisation: its place, n × 2, row by row. Empty otherwise.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>The features of one node.</summary>
    public ReadOnlySpan<double> Feature(int node) => Features.AsSpan(node * FeatureSize, FeatureSize);

    /// <summary>The same graph for a model that looks at arcs alone.</summary>
    public GraphData WithoutNodeFeatures() => this with { FeatureSize = 0, Features = [] };

    /// <summary>The features of one arc.</summary>
    public ReadOnlySpan<double> ArcFeature(int arc) => ArcFeatures.AsSpan(arc * ArcFeatureSize, ArcFeatureSize);
}
