using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// A random 4-regular graph: two random cycles through all nodes that share no edge, a model contiguous to the uniform one (Kim and
/// Wormald, "Random matchings which induce Hamilton cycles and Hamiltonian decompositions of random regular graphs", JCTB 2001).
/// </summary>
internal static class RandomRegularGraph
{
    /// <summary>A graph of <paramref name="nodes"/> nodes, at least 5.</summary>
    public static Graph Create(int nodes, Draws draws)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 5);
        var first = Permutation(nodes, draws, 0);
        var second = Permutation(nodes, draws, 1);
        var place = new int[nodes];
        for (var k = 0; k < nodes; k++)
        {
            place[first[k]] = k;
        }

        Separate(second, place, draws);
        var builder = new GraphBuilder(nodes);
        for (var k = 0; k < nodes; k++)
        {
            builder.AddEdge(first[k], first[(k + 1) % nodes]).AddEdge(second[k], second[(k + 1) % nodes]);
        }

        return builder.Build();
    }

    /// <summary>Moves a node of the second cycle at random wherever it runs along an edge of the first, until it does so nowhere.</summary>
    private static void Separate(int[] second, int[] place, Draws draws)
    {
        var nodes = second.Length;
        var moves = 0;
        for (var k = 0; k < nodes; k++)
        {
            var step = Math.Abs(place[second[k]] - place[second[(k + 1) % nodes]]);
            if (step == 1 || step == nodes - 1)
            {
                var other = draws.Below(nodes, Purpose.Data, 2, moves++);
                (second[k], second[other]) = (second[other], second[k]);
                k = -1;
            }
        }
    }

    private static int[] Permutation(int nodes, Draws draws, ulong entity)
    {
        int[] order = [.. Enumerable.Range(0, nodes)];
        for (var k = nodes - 1; k > 0; k--)
        {
            var other = draws.Below(k + 1, Purpose.Data, entity, k);
            (order[k], order[other]) = (order[other], order[k]);
        }

        return order;
    }
}
