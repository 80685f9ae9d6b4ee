namespace Hogwild.Models;

/// <summary>
/// COUNT (paper, §6.2 and Table 2): undirected paths of 1 to N nodes; every node is to tell how many nodes its graph has. Nodes know their
/// degree, one-hot (0, 1 or 2), because GCN and IGNN need a feature; an energy GNN may go without.
/// </summary>
public static class CountDataset
{
    /// <summary>The paths of 1, 2, …, <paramref name="largest"/> nodes, in this order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The largest has no node.</exception>
    public static Dataset Create(int largest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(largest, 1);
        return new Dataset($"count({largest})", 0, [.. Enumerable.Range(1, largest).Select(Counted)]) { Task = LearningTask.Regression };
    }

    private static GraphData Counted(int nodes)
    {
        var graph = Simulation.Graphs.Path(nodes);
        var features = new double[3 * nodes];
        for (var node = 0; node < nodes; node++)
        {
            features[(3 * node) + graph.InDegree(node)] = 1;
        }

        return new GraphData
        {
            Graph = graph,
            FeatureSize = 3,
            Features = features,
            Targets = [.. Enumerable.Repeat((double)nodes, nodes)],
        };
    }
}
