using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>How long ago what a schedule reads had been superseded, worked out from its decisions alone.</summary>
internal static class Staleness
{
    /// <summary>Of the states of their own that nodes go on from, the deepest, in ticks.</summary>
    public static long DeepestOwn(Schedule schedule)
    {
        var (deepest, born) = (0L, Born(schedule));
        var count = new int[born.Length];
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            deepest = Math.Max(deepest, Of(born[decision.Node], count[decision.Node]++ - decision.OwnLag, decision.Time));
        }

        return deepest;
    }

    /// <summary>Of the components of torn reads.</summary>
    public static long DeepestTorn(Graph graph, Schedule schedule)
    {
        var (deepest, born) = (0L, Born(schedule));
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            for (var k = 0; k < decision.Torn.Length; k++)
            {
                var source = graph.InNeighbours(decision.Node)[k / (decision.Torn.Length / decision.Read.Length)];
                deepest = Math.Max(deepest, Of(born[source], decision.Torn[k], decision.Time));
            }
        }

        return deepest;
    }

    /// <summary>The most versions that any read is behind.</summary>
    public static int LargestLag(Graph graph, Schedule schedule)
    {
        var (largest, born) = (0, Born(schedule));
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            for (var slot = 0; slot < decision.Read.Length; slot++)
            {
                var time = decision.Time;
                var newest = born[graph.InNeighbours(decision.Node)[slot]].FindLastIndex(birth => birth == 0 || birth < time);
                largest = Math.Max(largest, newest - decision.Read[slot]);
            }
        }

        return largest;
    }

    /// <summary>Per node the births of its versions.</summary>
    public static List<long>[] Born(Schedule schedule)
    {
        List<long>[] born = [.. Enumerable.Range(0, schedule.Header.NodeCount).Select(_ => new List<long> { 0 })];
        for (var index = 0; index < schedule.Count; index++)
        {
            born[schedule[index].Node].Add(schedule[index].Time);
        }

        return born;
    }

    private static long Of(List<long> born, int version, long time) =>
        version + 1 < born.Count && born[version + 1] < time ? time - born[version + 1] : 0;
}
