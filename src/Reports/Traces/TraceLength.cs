using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>How long an activation, which takes no time, is drawn.</summary>
internal static class TraceLength
{
    /// <summary>
    /// Half the shortest time between two activations of a node, or between the publication of a version and a read of it, so that slices
    /// do not overlap and every message goes forward. At least a tick, which is when a version can be read at the earliest. Ticks.
    /// </summary>
    public static long Of(RecordedRun run, TraceMessages? messages)
    {
        var schedule = run.Schedule;
        var last = new long[schedule.Header.NodeCount];
        var times = new List<long>[messages is null ? 0 : schedule.Header.NodeCount];
        Array.ForEach(Enumerable.Range(0, times.Length).ToArray(), node => times[node] = [0]);
        var shortest = long.MaxValue;
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            shortest = Math.Min(shortest, last[decision.Node] > 0 ? decision.Time - last[decision.Node] : long.MaxValue);
            last[decision.Node] = decision.Time;
            for (var slot = 0; messages is not null && slot < decision.Read.Length; slot++)
            {
                var source = run.Graph!.Source(run.Graph.InArc(decision.Node, slot));
                if (decision.Read[slot] > 0 && decision.Read[slot] < times[source].Count)
                {
                    shortest = Math.Min(shortest, decision.Time - times[source][decision.Read[slot]]);
                }
            }

            if (messages is not null)
            {
                times[decision.Node].Add(decision.Time);
            }
        }

        return shortest == long.MaxValue ? TimeSpan.TicksPerMillisecond : Math.Max(1, shortest / 2);
    }
}
