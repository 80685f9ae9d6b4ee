using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// RANDOM (paper, §6.3 and Table 3): nodes at independent uniform places of the unit square, neighbours where they are nearer than 0.5.
/// Graphs that fall apart are kept. A node's identity is its number.
/// </summary>
public static class RandomDataset
{
    /// <summary>Random geometric graphs.</summary>
    /// <param name="nodes">Nodes of a graph, at least 1.</param>
    /// <param name="graphs">How many graphs, at least 1. The paper has 500.</param>
    /// <param name="seed">Seed of the places.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is too small.</exception>
    public static Dataset Create(int nodes, int graphs = 500, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(graphs, 1);
        var draws = new Draws(seed);
        int[] identities = [.. Enumerable.Range(0, nodes)];
        return new Dataset($"random({nodes})", 0, [.. Enumerable.Range(0, graphs).Select(Scattered)]) { Task = LearningTask.Localisation };

        GraphData Scattered(int number)
        {
            double[] places = [.. Enumerable.Range(0, 2 * nodes).Select(i => draws.Uniform(Purpose.Data, (ulong)number, i))];
            var builder = new GraphBuilder(nodes);
            for (var a = 0; a < nodes; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    if (Located.Distance(places, a, b) < Located.Radius)
                    {
                        builder.AddEdge(a, b);
                    }
                }
            }

            return Located.Create(builder.Build(), places, identities);
        }
    }
}
