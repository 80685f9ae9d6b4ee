namespace Hogwild.Simulation;

/// <summary>The usual small graphs.</summary>
public static class Graphs
{
    /// <summary>An undirected path of <paramref name="nodeCount"/> nodes, 0 − 1 − … .</summary>
    public static Graph Path(int nodeCount)
    {
        var builder = new GraphBuilder(nodeCount);
        for (var node = 1; node < nodeCount; node++)
        {
            builder.AddEdge(node - 1, node);
        }

        return builder.Build();
    }

    /// <summary>An undirected cycle; a path where there are fewer than three nodes.</summary>
    public static Graph Cycle(int nodeCount)
    {
        var builder = new GraphBuilder(nodeCount);
        for (var node = 1; node < nodeCount; node++)
        {
            builder.AddEdge(node - 1, node);
        }

        return nodeCount < 3 ? builder.Build() : builder.AddEdge(nodeCount - 1, 0).Build();
    }

    /// <summary>The disjoint union: the nodes of each graph follow those of the one before, and keys are the new node numbers.</summary>
    public static Graph Union(IEnumerable<Graph> graphs)
    {
        var parts = graphs.ToList();
        if (parts is [{ HasNumbersForKeys: true } only])
        {
            return only;
        }

        var builder = new GraphBuilder(parts.Sum(part => part.NodeCount));
        var first = 0;
        foreach (var part in parts)
        {
            for (var arc = 0; arc < part.ArcCount; arc++)
            {
                builder.AddArc(first + part.Source(arc), first + part.Target(arc));
            }

            first += part.NodeCount;
        }

        return builder.Build();
    }
}
