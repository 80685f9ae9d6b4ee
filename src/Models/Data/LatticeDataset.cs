using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// LATTICE (paper, §6.3 and Table 3): one piece of the triangular lattice in the unit square, in which every graph gives its nodes other
/// identities. Nodes are neighbours where the lattice joins them. Numbers of nodes follow the lattice, row by row, and a random permutation
/// says which identity each has.
/// </summary>
public static class LatticeDataset
{
    /// <summary>Pieces of 10 nodes (rows of 3, 4, 3) or of 20 (four rows of 5, every other one shifted by half a spacing).</summary>
    /// <param name="nodes">10 or 20.</param>
    /// <param name="graphs">How many graphs, at least 1. The paper has 500.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is another one.</exception>
    public static Dataset Create(int nodes, int graphs = 500, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(graphs, 1);
        (double Shift, int Length)[] rows = nodes switch
        {
            10 => [(0.5, 3), (0, 4), (0.5, 3)],
            20 => [(0, 5), (0.5, 5), (0, 5), (0.5, 5)],
            _ => throw new ArgumentOutOfRangeException(nameof(nodes), nodes, "expected 10 or 20 nodes"),
        };
        var places = Places(rows);
        var scale = 1 / places.Max();
        var graph = Neighbours(places);
        double[] scaled = [.. places.Select(coordinate => scale * coordinate)];
        var draws = new Draws(seed);
        return new Dataset($"lattice({nodes})", 0, [.. Enumerable.Range(0, graphs).Select(number =>
            Located.Create(graph, scaled, draws.Permutation(nodes, Purpose.Data, (ulong)number)))])
        {
            Task = LearningTask.Localisation,
        };
    }

    private static double[] Places((double Shift, int Length)[] rows)
    {
        var pitch = Math.Sqrt(3) / 2;
        return [.. rows.Index().SelectMany(row => Enumerable.Range(0, row.Item.Length)
            .SelectMany(column => (double[])[row.Item.Shift + column, row.Index * pitch]))];
    }

    /// <summary>Joins what is one spacing apart.</summary>
    private static Graph Neighbours(double[] places)
    {
        var builder = new GraphBuilder(places.Length / 2);
        for (var a = 0; a < places.Length / 2; a++)
        {
            for (var b = 0; b < a; b++)
            {
                if (Located.Distance(places, a, b) < 1.01)
                {
                    builder.AddEdge(a, b);
                }
            }
        }

        return builder.Build();
    }
}
