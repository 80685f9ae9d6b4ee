using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>The part of a schedule that one version depends on.</summary>
internal static class Slice
{
    /// <summary>The decisions that made a version, those that made what they read, and so on back to the initial states.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">The rule, which says whether own states are read.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="node">Whose version.</param>
    /// <param name="version">Its number.</param>
    /// <returns>Numbers of decisions, ascending.</returns>
    public static IReadOnlyList<int> Of(Graph graph, IUpdateRule rule, Schedule schedule, int node, int version)
    {
        var made = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<int>()).ToArray();
        for (var index = 0; index < schedule.Count; index++)
        {
            made[schedule[index].Node].Add(index);
        }

        var found = new SortedSet<int>();
        var open = new Stack<(int Node, int Version)>([(node, version)]);
        while (open.TryPop(out var next))
        {
            if (next.Version < 1 || next.Version > made[next.Node].Count || !found.Add(made[next.Node][next.Version - 1]))
            {
                continue;
            }

            var decision = schedule[made[next.Node][next.Version - 1]];
            if (rule.ReadsOwn(next.Node))
            {
                open.Push((next.Node, next.Version - 1 - decision.OwnLag));
            }

            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                open.Push((graph.InNeighbours(next.Node)[slot], decision.Read[slot]));
            }
        }

        return [.. found];
    }
}
