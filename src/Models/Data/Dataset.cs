namespace Hogwild.Models;

/// <summary>A list of graphs for one task.</summary>
/// <param name="Name">A name for figures and tables, for instance <c>chains(10, 2)</c>.</param>
/// <param name="Classes">Number of classes of a classification, of labels where an item may have several; 0 for every other task.</param>
/// <param name="Graphs">The graphs, in a fixed order.</param>
public sealed record Dataset(string Name, int Classes, IReadOnlyList<GraphData> Graphs)
{
    /// <summary>What is to be learnt. Default: classes.</summary>
    public LearningTask Task { get; init; } = LearningTask.Classification;

    /// <summary>What whoever reads results should know of the files that it is from, one line each. Default nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of outputs an item has: the classes or labels, one number, or two coordinates.</summary>
    public int OutputSize => Task switch
    {
        LearningTask.Classification or LearningTask.MultiLabel => Classes,
        LearningTask.Regression => 1,
        _ => 2,
    };

    /// <summary>
    /// What errors are divided by: the mean of the targets, or of the distances between them, of the data set that this is or was a part
    /// of; null where nobody has set it.
    /// </summary>
    public double? TargetMean { get; init; }

    /// <summary>The mean of the targets over items, or of their distances over pairs within graphs for localisation.</summary>
    /// <exception cref="ArgumentException">The task has no targets.</exception>
    public double MeanOfTargets() =>
        Graphs.Aggregate(default(SquaredError), (sum, graph) => sum + SquaredError.Of(Task, graph.Targets, graph.Targets)).Mean;

    /// <summary>All graphs as one graph of several components, in their order. A run simulates this one.</summary>
    public GraphData Union()
    {
        // Arcs are sorted by target, so those of a component stay together and in order: features are simply put one after the other.
        return new GraphData
        {
            Graph = Simulation.Graphs.Union(Graphs.Select(item => item.Graph)),
            FeatureSize = Graphs.Count == 0 ? 0 : Graphs[0].FeatureSize,
            Features = [.. Graphs.SelectMany(item => item.Features)],
            FeatureSource = Graphs.Count == 1 ? Graphs[0].FeatureSource : null,
            ArcFeatureSize = Graphs.Count == 0 ? 0 : Graphs[0].ArcFeatureSize,
            ArcFeatures = [.. Graphs.SelectMany(item => item.ArcFeatures)],
            Labels = [.. Graphs.SelectMany(item => item.Labels)],
            Flags = [.. Graphs.SelectMany(item => item.Flags)],
            Targets = [.. Graphs.SelectMany(item => item.Targets)],
            Groups = GroupsOfUnion(),
            Sizes = [.. Graphs.Select(item => item.Graph.NodeCount)],
            Judged = JudgedOfUnion(),
            TargetMean = TargetMean,
            HasAllMetrics = Graphs.Any(graph => graph.HasAllMetrics),
        };
    }

    /// <summary>
    /// The data set with its losses and metrics over one part of the items, in graphs that say which are in it. Graphs that have no item in
    /// the part are left out.
    /// </summary>
    /// <param name="part">The part.</param>
    public Dataset For(ItemPart part) => this with
    {
        Graphs = [.. Graphs.Select(graph => graph.Split is { } split ? graph with { Judged = split.Of(part) } : graph)
            .Where(graph => graph.Judged is not { Count: 0 })],
    };

    private List<int>? JudgedOfUnion()
    {
        if (Graphs.All(graph => graph.Judged is null))
        {
            return null;
        }

        var (judged, first) = (new List<int>(), 0);
        foreach (var graph in Graphs)
        {
            judged.AddRange(graph.JudgedItems.Select(item => first + item));
            first += graph.ItemCount;
        }

        return judged;
    }

    private NodeGroups? GroupsOfUnion() => Graphs.All(graph => graph.Groups is null) ? null
        : Graphs.FirstOrDefault(graph => graph.Groups is null) is null
            ? NodeGroups.Union([.. Graphs.Select(graph => (graph.Groups!, graph.Graph.NodeCount))])
            : throw new InvalidOperationException($"expected items of one kind in all graphs of {Name}, found nodes beside groups");

    /// <summary>The data set of some of the graphs, in the order given.</summary>
    /// <param name="indices">Numbers of graphs.</param>
    /// <param name="name">What it is called.</param>
    public Dataset Only(IEnumerable<int> indices, string name)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return this with { Name = name, Graphs = [.. indices.Select(index => Graphs[index])] };
    }
}
