namespace Hogwild.Models;

/// <summary>A list of graphs for one task.</summary>
/// <param name="Name">A name for figures and tables, for instance <c>chains(10, 2)</c>.</param>
/// <param name="Classes">Number of classes of a node-classification task.</param>
/// <param name="Graphs">The graphs, in a fixed order.</param>
public sealed record Dataset(string Name, int Classes, IReadOnlyList<GraphData> Graphs)
{
    /// <summary>All graphs as one graph of several components, in their order. A run simulates this one.</summary>
    public GraphData Union()
    {
        // Arcs are sorted by target, so those of a component stay together and in order: features are simply put one after the other.
        return new GraphData
        {
            Graph = Simulation.Graphs.Union(Graphs.Select(item => item.Graph)),
            FeatureSize = Graphs.Count == 0 ? 0 : Graphs[0].FeatureSize,
            Features = [.. Graphs.SelectMany(item => item.Features)],
            ArcFeatureSize = Graphs.Count == 0 ? 0 : Graphs[0].ArcFeatureSize,
            ArcFeatures = [.. Graphs.SelectMany(item => item.ArcFeatures)],
            Labels = [.. Graphs.SelectMany(item => item.Labels)],
        };
    }
}
