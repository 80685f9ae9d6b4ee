namespace Hogwild.Models;

/// <summary>A list of graphs for one task.</summary>
/// <param name="Name">A name for figures and tables, for instance <c>chains(10, 2)</c>.</param>
/// <param name="Classes">Number of classes of a node-classification task; 0 for every other task.</param>
/// <param name="Graphs">The graphs, in a fixed order.</param>
public sealed record Dataset(string Name, int Classes, IReadOnlyList<GraphData> Graphs)
{
    /// <summary>What is to be learnt. Default: classes.</summary>
    public LearningTask Task { get; init; } = LearningTask.Classification;

    /// <summary>What whoever reads results should know of the files that it is from, one line each. Default nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Number of outputs a node has: the classes, one number, or two coordinates.</summary>
    public int OutputSize => Task switch
    {
        LearningTask.Classification => Classes,
        LearningTask.Regression => 1,
        _ => 2,
    };

    /// <summary>
    /// What errors are divided by: the mean of the targets, or of the distances between them, of the data set that this is or was a part
    /// of; null where nobody has set it.
    /// </summary>
    public double? TargetMean { get; init; }

    /// <summary>The mean of the targets over nodes, or of their distances over pairs within graphs for localisation.</summary>
    /// <exception cref="ArgumentException">The task is classification.</exception>
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
            Targets = [.. Graphs.SelectMany(item => item.Targets)],
            Sizes = [.. Graphs.Select(item => item.Graph.NodeCount)],
            Judged = JudgedOfUnion(),
            TargetMean = TargetMean,
        };
    }

    /// <summary>The data set with its losses and metrics over one part of the nodes, in graphs that say which are in it.</summary>
    /// <param name="part">The part.</param>
    public Dataset For(NodePart part) => this with
    {
        Graphs = [.. Graphs.Select(graph => graph.Split is { } split ? graph with { Judged = split.Of(part) } : graph)],
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
            judged.AddRange(graph.JudgedNodes.Select(node => first + node));
            first += graph.Graph.NodeCount;
        }

        return judged;
    }

    /// <summary>The data set of some of the graphs, in the order given.</summary>
    /// <param name="indices">Numbers of graphs.</param>
    /// <param name="name">What it is called.</param>
    public Dataset Only(IEnumerable<int> indices, string name)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return this with { Name = name, Graphs = [.. indices.Select(index => Graphs[index])] };
    }
}
