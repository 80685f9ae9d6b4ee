namespace Hogwild.Simulation;

/// <summary>Of every node the first downtime that is not past: most questions about a timetable need no more than that.</summary>
internal sealed class NextDowntimes
{
    private readonly NodeTimetable _table;
    private readonly Entry[] _next;

    /// <summary>Nothing is past.</summary>
    public NextDowntimes(NodeTimetable table, int nodes)
    {
        (_table, _next) = (table, LargePages.For(new Entry[nodes]));
        for (var node = 0; node < nodes; node++)
        {
            Load(node, 0);
        }
    }

    /// <summary>The first downtime of a node that is not past; one that never comes where there is none.</summary>
    public ref readonly Downtime this[int node] => ref _next[node].Downtime;

    /// <summary>The first downtime of a node is past.</summary>
    public void Pass(int node) => Load(node, _next[node].Number + 1);

    /// <summary>Whether a node is down.</summary>
    /// <param name="node">The node.</param>
    /// <param name="time">An instant, in ticks; not before <paramref name="now"/>.</param>
    /// <param name="now">The present, in ticks, which never goes back: what ends by then is past.</param>
    public bool IsDown(int node, long time, long now)
    {
        while (_next[node].Downtime is { End: not Ticks.Never } first && first.End <= now)
        {
            Pass(node);
        }

        ref readonly var next = ref _next[node].Downtime;
        return next.Start <= time && (time < next.End || _table.IsDown(node, time));
    }

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node) => CacheHint.Read(ref _next[node]);

    private void Load(int node, int number)
    {
        var downtimes = _table[node];
        _next[node] = new Entry(
            number < downtimes.Length ? downtimes[number] : new Downtime(Ticks.Never, Ticks.Never, RestartState.Kept), number);
    }

    private record struct Entry(Downtime Downtime, int Number)
    {
        public Downtime Downtime = Downtime;
    }
}
