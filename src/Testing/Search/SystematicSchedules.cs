using System.Numerics;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// All schedules in normal form with a given number of activations: every step somebody acts, whoever the bound forces among them, on every
/// combination of admissible versions. After the last of them everybody acts in every step on what is newest, or they come again.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="depth">After how many activations a node is finished; <see cref="int.MaxValue"/> for an iteration.</param>
/// <param name="bound">B in steps.</param>
public sealed class SystematicSchedules(Graph graph, int depth, int bound)
{
    /// <summary>
    /// The largest number of activations: schedules with more are too many for any computer, and they are counted step by step.
    /// </summary>
    public const int MostActivations = 1000;

    private readonly int _window = Math.Min(bound - 1, 62);

    /// <summary>
    /// How many there are with 1 to <paramref name="activations"/> activations; <paramref name="limit"/> + 1 where more than that.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More activations than <see cref="MostActivations"/>.</exception>
    public long Count(int activations, long limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(activations, MostActivations);
        return Count(Start(), activations, limit);
    }

    /// <summary>The largest number of activations up to which there are no more than <paramref name="limit"/>.</summary>
    /// <param name="limit">How many schedules at most.</param>
    /// <param name="most">The largest answer.</param>
    public int LargestWithin(long limit, int most)
    {
        var activations = 0;
        while (activations < most && Count(activations + 1, limit) <= limit)
        {
            activations++;
        }

        return activations;
    }

    /// <summary>All of them, those with fewer activations first.</summary>
    /// <param name="activations">The largest number of activations.</param>
    /// <param name="repeats">Whether their steps come again and again.</param>
    public IEnumerable<Choices> UpTo(int activations, bool repeats) => Enumerable.Range(1, Math.Max(0, activations))
        .SelectMany(count => From(Start(), count, []))
        .Select(rows => new Choices(graph.NodeCount, graph.ArcCount, bound, rows, repeats));

    private Node[] Start() => new Node[graph.NodeCount];

    private long Count(Node[] nodes, int activations, long limit)
    {
        BigInteger total = 0;
        foreach (var acting in Sets(nodes, activations))
        {
            BigInteger ways = 1;
            foreach (var node in acting)
            {
                foreach (var source in graph.InNeighbours(node))
                {
                    ways *= 1 + nodes[source].Late;
                }
            }

            var rest = activations - acting.Count;
            total += ways * (1 + (rest == 0 ? 0 : Count(After(nodes, acting), rest, limit)));
            if (total > limit)
            {
                return limit + 1;
            }
        }

        return (long)total;
    }

    private IEnumerable<int[]> From(Node[] nodes, int activations, int[] rows)
    {
        if (activations == 0)
        {
            yield return rows;
            yield break;
        }

        foreach (var acting in Sets(nodes, activations))
        {
            var after = After(nodes, acting);
            foreach (var row in Rows(nodes, acting))
            {
                foreach (var schedule in From(after, activations - acting.Count, [.. rows, .. row]))
                {
                    yield return schedule;
                }
            }
        }
    }

    /// <summary>The sets of nodes that may act next: not empty, at most so many, with everybody who has to.</summary>
    private IEnumerable<List<int>> Sets(Node[] nodes, int most)
    {
        int[] forced = [.. Able().Where(node => nodes[node].Gap + 1 >= bound)];
        int[] free = [.. Able().Where(node => nodes[node].Gap + 1 < bound)];
        return Enumerable.Range(0, Math.Max(0, Math.Min(free.Length, most - forced.Length) + 1)).SelectMany(size => Subsets(free, size, 0))
            .Select(chosen => forced.Concat(chosen).Order().ToList()).Where(set => set.Count > 0);

        IEnumerable<int> Able() => Enumerable.Range(0, nodes.Length).Where(node => nodes[node].Count < depth);
    }

    private static IEnumerable<IEnumerable<int>> Subsets(int[] items, int size, int first) => size == 0
        ? [[]]
        : Enumerable.Range(first, Math.Max(0, items.Length - first - size + 1))
            .SelectMany(at => Subsets(items, size - 1, at + 1).Select(rest => rest.Prepend(items[at])));

    /// <summary>All numbers of one step: everybody else pauses, and every read takes every admissible version.</summary>
    private IEnumerable<int[]> Rows(Node[] nodes, List<int> acting)
    {
        var row = new int[graph.NodeCount + graph.ArcCount];
        for (var node = 0; node < nodes.Length; node++)
        {
            row[node] = nodes[node].Count < depth ? 1 : 0;
        }

        var (columns, largest) = (new List<int>(), new List<int>());
        foreach (var node in acting)
        {
            row[node] = 0;
            for (var slot = 0; slot < graph.InDegree(node); slot++)
            {
                columns.Add(graph.NodeCount + graph.InArc(node, slot));
                largest.Add(nodes[graph.InNeighbours(node)[slot]].Late);
            }
        }

        yield return row;
        for (var digit = 0; digit < columns.Count;)
        {
            // Counts up like a number whose digits have bases of their own.
            if (row[columns[digit]] < largest[digit])
            {
                row = (int[])row.Clone();
                row[columns[digit]]++;
                digit = 0;
                yield return row;
            }
            else
            {
                row = (int[])row.Clone();
                row[columns[digit++]] = 0;
            }
        }
    }

    private Node[] After(Node[] nodes, List<int> acting)
    {
        var mask = _window == 0 ? 0 : (1UL << _window) - 1;
        var after = Array.ConvertAll(nodes, node => new Node((node.Acted << 1) & mask, node.Gap + 1, node.Count));
        foreach (var node in acting)
        {
            after[node] = new Node((nodes[node].Acted << 1 | 1) & mask, 0, nodes[node].Count + 1);
        }

        return after;
    }

    /// <summary>A node between two steps.</summary>
    /// <param name="Acted">A bit for each of the last B − 1 steps, the last one lowest: whether it acted.</param>
    /// <param name="Gap">Steps since it last acted.</param>
    /// <param name="Count">Activations.</param>
    private readonly record struct Node(ulong Acted, int Gap, int Count)
    {
        /// <summary>How many versions late it may be read: those superseded in the last B − 1 steps.</summary>
        public int Late => BitOperations.PopCount(Acted);
    }
}
