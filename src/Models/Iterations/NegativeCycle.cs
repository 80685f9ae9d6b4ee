using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Cycles whose lengths are below 0 in sum: there is no shortest way where one can be gone round.</summary>
internal static class NegativeCycle
{
    private const int Shown = 8;

    // Of the longest arc: what a cycle of length 0 may be off by, by rounding.
    private const double Slack = 1e-12;

    /// <summary>Refuses lengths that are not finite, and negative cycles, whether a source reaches them or not.</summary>
    /// <exception cref="ArgumentException">There is one; it is named.</exception>
    internal static void ThrowIfAny(WeightedGraph lengths)
    {
        var graph = lengths.Graph;
        var hasNegative = false;
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            if (!double.IsFinite(lengths.Weights[arc]))
            {
                var (source, target) = (graph.Source(arc), graph.Target(arc));
                throw ArcFault.Of(source, target, string.Create(
                    CultureInfo.InvariantCulture, $"expected a finite length, found {lengths.Weights[arc]} on {source}→{target}"));
            }

            hasNegative |= lengths.Weights[arc] < 0;
        }

        if (hasNegative && Find(lengths) is { } cycle)
        {
            throw Refusal(lengths, cycle);
        }
    }

    /// <summary>
    /// The arcs of a negative cycle, each leading to where the next one begins; null where there is none. Ways begin everywhere at once,
    /// so that every cycle is found (Bellman 1958, Ford 1956).
    /// </summary>
    private static List<int>? Find(WeightedGraph lengths)
    {
        var graph = lengths.Graph;
        var slack = Slack * Dense.MaxNorm(lengths.Weights);
        var (distance, last) = (new double[graph.NodeCount], new int[graph.NodeCount]);
        var changed = new Queue<int>(Enumerable.Range(0, graph.NodeCount));
        var isWaiting = Enumerable.Repeat(true, graph.NodeCount).ToArray();
        Array.Fill(last, -1);
        for (var taken = 1; changed.TryDequeue(out var node); taken++)
        {
            isWaiting[node] = false;
            foreach (var arc in graph.OutArcs(node))
            {
                var (target, length) = (graph.Target(arc), distance[node] + lengths.Weights[arc]);
                if (length < distance[target] - slack)
                {
                    (distance[target], last[target]) = (length, arc);
                    if (!isWaiting[target])
                    {
                        isWaiting[target] = true;
                        changed.Enqueue(target);
                    }
                }
            }

            // Who came last to whom has a cycle only where it is negative; to look once for each n nodes costs no more than the rest.
            if (taken % graph.NodeCount == 0 && Cycle(graph, last) is { } cycle && Sum(lengths, cycle) < 0)
            {
                return cycle;
            }
        }

        return null;
    }

    /// <summary>A cycle among the arcs that lead to nodes last; null where there is none.</summary>
    private static List<int>? Cycle(Graph graph, int[] last)
    {
        var visit = new int[graph.NodeCount];
        for (var start = 0; start < graph.NodeCount; start++)
        {
            var node = start;
            while (visit[node] == 0 && last[node] >= 0)
            {
                visit[node] = start + 1;
                node = graph.Source(last[node]);
            }

            if (visit[node] == start + 1)
            {
                return Along(graph, last, node);
            }

            visit[node] = visit[node] == 0 ? start + 1 : visit[node];
        }

        return null;
    }

    private static List<int> Along(Graph graph, int[] last, int node)
    {
        var arcs = new List<int>();
        var at = node;
        do
        {
            arcs.Add(last[at]);
            at = graph.Source(last[at]);
        }
        while (at != node);

        arcs.Reverse();
        return arcs;
    }

    private static double Sum(WeightedGraph lengths, List<int> arcs) => arcs.Sum(arc => lengths.Weights[arc]);

    private static ArgumentException Refusal(WeightedGraph lengths, List<int> arcs)
    {
        // It begins with its most negative arc, whose line is to blame.
        var first = arcs.IndexOf(arcs.MinBy(arc => lengths.Weights[arc]));
        List<int> cycle = [.. arcs[first..], .. arcs[..first]];
        var nodes = cycle.Select(lengths.Graph.Source).Append(lengths.Graph.Source(cycle[0])).ToList();
        var way = nodes.Count <= Shown ? string.Join("→", nodes) : $"{string.Join("→", nodes.Take(Shown))}→… ({cycle.Count} arcs)";
        return ArcFault.Of(lengths.Graph.Source(cycle[0]), lengths.Graph.Target(cycle[0]), string.Create(
            CultureInfo.InvariantCulture, $"expected no cycle of negative length, found {way} of length {Sum(lengths, cycle)}"));
    }
}
