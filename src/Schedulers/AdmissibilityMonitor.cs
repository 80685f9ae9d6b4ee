using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Recomputes from decisions alone how asynchronous a run was: gaps, staleness, age and lag, whoever decided. It asks neither network nor
/// scheduler, so it can check both.
/// </summary>
public sealed class AdmissibilityMonitor
{
    private readonly Graph _graph;
    private readonly long _bound;
    private readonly List<long>[] _born;
    private readonly List<long>[] _oldest;
    private readonly Dictionary<int, int>[] _firstRead;

    /// <summary>A monitor of a run that has not begun.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="bound">B in ticks: what breaks it is counted; <see cref="Ticks.Never"/> for none.</param>
    public AdmissibilityMonitor(Graph graph, long bound = Ticks.Never)
    {
        ArgumentNullException.ThrowIfNull(graph);
        (_graph, _bound) = (graph, bound);
        _born = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 })];
        _oldest = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 })];
        _firstRead = [.. Enumerable.Range(0, graph.ArcCount).Select(_ => new Dictionary<int, int>())];
    }

    /// <summary>What has been seen so far.</summary>
    public Asynchrony Seen { get; private set; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>What a whole schedule amounts to.</summary>
    /// <param name="graph">The graph it belongs to.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="until">The end of the run, in ticks: the last gap of every node ends there.</param>
    /// <param name="bound">B in ticks; <see cref="Ticks.Never"/> for none.</param>
    public static Asynchrony Measure(Graph graph, Schedule schedule, long until, long bound = Ticks.Never)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var monitor = new AdmissibilityMonitor(graph, bound);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            monitor.Add(decision.Node, decision.Time, decision.Read);
        }

        monitor.End(until);
        return monitor.Seen;
    }

    /// <summary>Takes in one activation; in order of time.</summary>
    /// <exception cref="ArgumentException">It reads a version that has not been published before: no schedule can contain it.</exception>
    public void Add(int node, long time, ReadOnlySpan<int> read)
    {
        Gap(node, time);
        var oldest = time;
        for (var slot = 0; slot < read.Length; slot++)
        {
            var arc = _graph.InArc(node, slot);
            oldest = Math.Min(oldest, Read(arc, _graph.Source(arc), read[slot], time));
        }

        _born[node].Add(time);
        _oldest[node].Add(oldest);
    }

    /// <summary>Takes in the gaps that are still open at the end of the run.</summary>
    public void End(long until)
    {
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            Gap(node, until);
        }
    }

    private void Gap(int node, long time)
    {
        var gap = time - _born[node][^1];
        Seen = Seen with { Gap = Math.Max(Seen.Gap, gap), Violations = Seen.Violations + (gap > _bound ? 1 : 0) };
    }

    /// <summary>One read; returns the birth of the oldest version that the version read was computed from.</summary>
    private long Read(int arc, int source, int version, long time)
    {
        var born = _born[source];

        // What is published at this very instant does not count as newer yet.
        var newest = born.Count - 1;
        while (newest > 0 && born[newest] == time)
        {
            newest--;
        }

        if (version < 0 || version > newest)
        {
            throw new ArgumentException($"version {version} of node {source} is read at tick {time}, before it is published", nameof(version));
        }

        var staleness = version < newest ? time - born[version + 1] : 0;

        // The reader's activations since it first read this version, other versions in between or not.
        var activation = _born[_graph.Target(arc)].Count;
        var first = _firstRead[arc].TryAdd(version, activation) ? activation : _firstRead[arc][version];
        var times = activation - first + 1;
        Seen = Seen with
        {
            Staleness = Math.Max(Seen.Staleness, staleness),
            Age = Math.Max(Seen.Age, time - born[version]),
            NestedAge = Math.Max(Seen.NestedAge, time - _oldest[source][version]),
            Lag = Math.Max(Seen.Lag, Math.Max(newest - version, times)),
            Violations = Seen.Violations + (staleness >= _bound ? 1 : 0),
        };
        return born[version];
    }
}
