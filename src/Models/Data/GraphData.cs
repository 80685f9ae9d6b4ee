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

    /// <summary>The file that the features are from, for messages; null where they are from none.</summary>
    internal string? FeatureSource { get; init; }

    /// <summary>q, the number of features of an arc; 0 where there are none.</summary>
    public int ArcFeatureSize { get; init; }

    /// <summary>Arc features, one row of q per arc number.</summary>
    public double[] ArcFeatures { get; init; } = [];

    /// <summary>For classification: the class of each item. Empty otherwise.</summary>
    public int[] Labels { get; init; } = [];

    /// <summary>For several labels: of each item and label 1 or 0, item by item. Empty otherwise.</summary>
    public byte[] Flags { get; init; } = [];

    /// <summary>For regression: the number of each item. For localisation: its place, n × 2, row by row. Empty otherwise.</summary>
    public double[] Targets { get; init; } = [];

    /// <summary>Numbers of nodes of the graphs that were put together, one after the other; empty where it is a single one.</summary>
    public int[] Sizes { get; init; } = [];

    /// <summary>What labels, targets, splits, losses and metrics are over; null where every node is an item of its own.</summary>
    public NodeGroups? Groups { get; init; }

    /// <summary>Number of items: of nodes, unless there are groups.</summary>
    public int ItemCount => Groups?.Count ?? Graph.NodeCount;

    /// <summary>Which items are for training, validation and test; null where that is not said, and all are for everything.</summary>
    public ItemSplit? Split { get; init; }

    /// <summary>Numbers of the items that losses and metrics are over, ascending; null for all. See <see cref="Dataset.For"/>.</summary>
    public IReadOnlyList<int>? Judged { get; init; }

    /// <summary>The items that losses and metrics are over, ascending.</summary>
    public IReadOnlyList<int> JudgedItems => Judged ?? [.. Enumerable.Range(0, ItemCount)];

    /// <summary>Whether losses and metrics are over anything: an item, or for localisation a pair of nodes of one graph.</summary>
    internal bool IsJudged => Task is LearningTask.Regression or LearningTask.Localisation
        ? ErrorOf(Targets).Count > 0 : (Judged?.Count ?? ItemCount) > 0;

    /// <summary>
    /// Whether runs tell F1 and AUC of classes beside accuracy, and accuracy or error over time. False, the default, for made-up problems,
    /// which have an accuracy or error at the end.
    /// </summary>
    public bool HasAllMetrics { get; init; }

    /// <summary>What errors are divided by; null where nobody has said it. See <see cref="Dataset.TargetMean"/>.</summary>
    public double? TargetMean { get; init; }

    /// <summary>What is to be learnt about the items; null where nothing is known about them.</summary>
    public LearningTask? Task => Labels.Length > 0 ? LearningTask.Classification
        : Flags.Length > 0 ? LearningTask.MultiLabel
        : Targets.Length == 0 ? null
        : Targets.Length == ItemCount || Groups is not null ? LearningTask.Regression : LearningTask.Localisation;

    /// <summary>
    /// How far outputs are from the targets at the items that are judged, graph by graph, so that no pair of nodes of two graphs counts.
    /// </summary>
    /// <param name="outputs">The outputs of all items, row by row.</param>
    /// <exception cref="ArgumentException">There are no targets, or lengths differ.</exception>
    public SquaredError ErrorOf(ReadOnlySpan<double> outputs)
    {
        if (Task is not (LearningTask.Regression or LearningTask.Localisation) || outputs.Length != Targets.Length)
        {
            throw new ArgumentException($"expected outputs for {Targets.Length} targets, found {outputs.Length} numbers", nameof(outputs));
        }

        var width = Targets.Length / ItemCount;
        var (error, first, judged) = (default(SquaredError), 0, 0);
        foreach (var size in Groups is null && Sizes.Length > 0 ? Sizes : [ItemCount])
        {
            var from = judged;
            while (judged < Judged?.Count && Judged[judged] < first + size)
            {
                judged++;
            }

            error += Judged is null
                ? SquaredError.Of(Task.Value, outputs.Slice(first * width, size * width), Targets.AsSpan(first * width, size * width))
                : SquaredError.Of(Task.Value, JudgedRows(outputs, from, judged, width), JudgedRows(Targets, from, judged, width));
            first += size;
        }

        return error;
    }

    /// <summary>The features of one node.</summary>
    public ReadOnlySpan<double> Feature(int node) => Features.AsSpan(node * FeatureSize, FeatureSize);

    /// <summary>The same graph for a model that looks at arcs alone.</summary>
    public GraphData WithoutNodeFeatures() => this with { FeatureSize = 0, Features = [] };

    /// <summary>The rows of items that are judged, from one of them up to, but not with, another.</summary>
    private double[] JudgedRows(ReadOnlySpan<double> rows, int from, int to, int width)
    {
        var found = new double[(to - from) * width];
        for (var k = from; k < to; k++)
        {
            rows.Slice(Judged![k] * width, width).CopyTo(found.AsSpan((k - from) * width));
        }

        return found;
    }

    /// <summary>The features of one arc.</summary>
    public ReadOnlySpan<double> ArcFeature(int arc) => ArcFeatures.AsSpan(arc * ArcFeatureSize, ArcFeatureSize);
}
