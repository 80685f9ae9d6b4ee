namespace Hogwild.Simulation;

/// <summary>When each node is down.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
internal sealed class NodeTimetable
{
    private readonly Downtime[][] _downtimes;

    /// <summary>The times of a plan on a graph.</summary>
    public NodeTimetable(FaultPlan plan, Graph graph, Draws draws)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(graph);
        var members = plan.Nodes.Select((fault, number) => fault.Nodes.In(graph, draws, Purpose.Fault, number)).ToList();
        _downtimes = [.. Enumerable.Range(0, graph.NodeCount).Select(node =>
        {
            var crashes = new List<Downtime>();
            var bounces = new List<Downtime>();
            for (var number = 0; number < plan.Nodes.Count; number++)
            {
                if (members[number][node])
                {
                    var fault = plan.Nodes[number];
                    var entity = ((ulong)number << 32) | (uint)graph.Key(node);
                    (fault.IsBounce ? bounces : crashes).AddRange(
                        fault.Times.Intervals(draws, entity, plan.Until.Ticks).Select(time =>
                            new Downtime(time.Start, time.End, fault.State)));
                }
            }

            return Merge(crashes, bounces);
        })];
    }

    /// <summary>The times at which a node is down, ascending; there is at least a tick between two of them.</summary>
    public ReadOnlySpan<Downtime> this[int node] => _downtimes[node];

    /// <summary>Whether a node is down.</summary>
    public bool IsDown(int node, long time)
    {
        var downtimes = _downtimes[node];
        var (low, high) = (0, downtimes.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = downtimes[middle].End <= time ? (middle + 1, high) : (low, middle);
        }

        return low < downtimes.Length && downtimes[low].Start <= time;
    }

    private static Downtime[] Merge(List<Downtime> crashes, List<Downtime> bounces)
    {
        if (crashes.Count + bounces.Count == 0)
        {
            return [];
        }

        bounces.Sort((one, other) => one.Start.CompareTo(other.Start));
        List<Downtime> all = [.. bounces.Select(bounce => bounce with { End = bounce.Start + 1 })];
        foreach (var crash in crashes)
        {
            var bounce = FirstAfter(bounces, crash.Start);
            all.Add(bounce == bounces.Count ? crash : crash with { End = Math.Min(crash.End, bounces[bounce].Start) });
        }

        all.Sort((one, other) => (one.Start, one.End).CompareTo((other.Start, other.End)));
        var merged = new List<Downtime> { all[0] };
        foreach (var next in all.Skip(1))
        {
            var last = merged[^1];
            if (last.End == Ticks.Never || next.Start <= last.End)
            {
                var worst = (RestartState)Math.Max((int)last.State, (int)next.State);
                merged[^1] = new Downtime(last.Start, Math.Max(last.End, next.End), worst);
            }
            else
            {
                merged.Add(next);
            }
        }

        return [.. merged];
    }

    /// <summary>The first of some, in order, that starts after an instant; their number where none does.</summary>
    private static int FirstAfter(List<Downtime> sorted, long time)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Start <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
