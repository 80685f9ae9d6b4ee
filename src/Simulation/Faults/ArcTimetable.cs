namespace Hogwild.Simulation;

/// <summary>When arcs are cut, and when they hold back what would arrive.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
internal sealed class ArcTimetable
{
    private readonly Row[] _cuts;
    private readonly Row[] _repairs;
    private readonly Row[] _holds;
    private readonly Row[] _releases;

    /// <summary>The times of a plan on a graph.</summary>
    public ArcTimetable(FaultPlan plan, Graph graph, Draws draws)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = plan.Arcs.Select((fault, number) => (fault.Kind, Row: new Row(
            fault.From.In(graph, draws, Purpose.Fault, (1 << 20) + (2 * number)),
            fault.To.In(graph, draws, Purpose.Fault, (1 << 20) + (2 * number) + 1),
            fault.BothWays,
            [.. fault.Times.Intervals(draws, ((ulong)number << 32) | uint.MaxValue, plan.Until.Ticks)]))).ToList();
        Row[] Of(ArcFaultKind kind) => [.. rows.Where(row => row.Kind == kind).Select(row => row.Row)];
        (_cuts, _repairs) = (Of(ArcFaultKind.Partition), Of(ArcFaultKind.Repair));
        (_holds, _releases) = (Of(ArcFaultKind.Hold), Of(ArcFaultKind.Release));
    }

    /// <summary>Whether what is sent at <paramref name="time"/> from one node to another is lost.</summary>
    public bool IsCut(int source, int target, long time) => EndOf(_cuts, _repairs, source, target, time) > time;

    /// <summary>When something that would arrive at <paramref name="time"/> does arrive.</summary>
    public long Released(int source, int target, long time)
    {
        // One hold may end inside another.
        for (var end = EndOf(_holds, _releases, source, target, time); end > time; end = EndOf(_holds, _releases, source, target, time))
        {
            time = end;
            if (time == Ticks.Never)
            {
                break;
            }
        }

        return time;
    }

    /// <summary>When an arc is cut, or held, each time with its end; they may overlap.</summary>
    /// <param name="kind">Partition or hold.</param>
    /// <param name="source">Where the arc starts.</param>
    /// <param name="target">Where it ends.</param>
    public IEnumerable<(long Start, long End)> Intervals(ArcFaultKind kind, int source, int target)
    {
        var (rows, enders) = kind == ArcFaultKind.Hold ? (_holds, _releases) : (_cuts, _repairs);
        return rows.Where(row => row.Has(source, target)).SelectMany(row => row.Times.Select(time => (time.Start, enders
            .Where(ender => ender.Has(source, target)).Select(ender => ender.FirstAfter(time.Start)).Append(time.End).Min())));
    }

    /// <summary>The latest end of what goes on at <paramref name="time"/>; that time itself, where nothing does.</summary>
    private static long EndOf(Row[] rows, Row[] enders, int source, int target, long time)
    {
        var latest = time;
        foreach (var row in rows)
        {
            if (row.Has(source, target) && row.At(time) is var (start, end))
            {
                foreach (var ender in enders)
                {
                    end = ender.Has(source, target) ? Math.Min(end, ender.FirstAfter(start)) : end;
                }

                latest = Math.Max(latest, end);
            }
        }

        return latest;
    }

    private sealed record Row(bool[] From, bool[] To, bool BothWays, (long Start, long End)[] Times)
    {
        public bool Has(int source, int target) => (From[source] && To[target]) || (BothWays && From[target] && To[source]);

        public (long Start, long End)? At(long time)
        {
            var (low, high) = (0, Times.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Times[middle].End <= time ? (middle + 1, high) : (low, middle);
            }

            return low < Times.Length && Times[low].Start <= time ? Times[low] : null;
        }

        public long FirstAfter(long time)
        {
            var (low, high) = (0, Times.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Times[middle].Start <= time ? (middle + 1, high) : (low, middle);
            }

            return low < Times.Length ? Times[low].Start : Ticks.Never;
        }
    }
}
