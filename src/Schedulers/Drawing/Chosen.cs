using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>A random share of the nodes, as a function of seed and keys.</summary>
internal static class Chosen
{
    /// <summary>One truth value per node: whether it is among the ⌈share · n⌉ chosen.</summary>
    public static bool[] Nodes(Graph graph, double share, Draws draws)
    {
        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        var keys = Array.ConvertAll(nodes, node => draws.Bits(Purpose.Tie, (uint)graph.Key(node), 0));
        Array.Sort(keys, nodes);
        var chosen = new bool[nodes.Length];
        foreach (var node in nodes.Take((int)Math.Ceiling(share * nodes.Length)))
        {
            chosen[node] = true;
        }

        return chosen;
    }
}
