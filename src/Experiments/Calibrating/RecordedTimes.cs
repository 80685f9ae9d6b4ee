using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// What schedules say of clocks and links: the time between two activations of a node, and how long versions have been on their way.
/// Version v of a sender has arrived after the last activation of the reader that read an older one, and not after the first that reads v.
/// Of a version that is never read, since a newer one was there first, only the former is known: it may have come later, or never.
/// </summary>
public sealed class RecordedTimes
{
    private readonly List<CensoredDuration>[] _gaps;
    private readonly SortedDictionary<(int From, int To), List<CensoredDuration>> _delays = [];

    private RecordedTimes(int nodes) => _gaps = [.. Enumerable.Range(0, nodes).Select(_ => new List<CensoredDuration>())];

    /// <summary>The gaps of every node, or worker.</summary>
    public IReadOnlyList<IReadOnlyList<CensoredDuration>> Gaps => _gaps;

    /// <summary>The delays along every arc between two nodes, or workers.</summary>
    public IEnumerable<KeyValuePair<(int From, int To), IReadOnlyList<CensoredDuration>>> Delays =>
        _delays.Select(item => KeyValuePair.Create(item.Key, (IReadOnlyList<CensoredDuration>)item.Value));

    /// <summary>How often a read was older than one before it, which newest-wins never is; such reads say nothing.</summary>
    public int Backwards { get; private set; }

    /// <summary>What schedules on one graph say, all put together.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="schedules">The schedules.</param>
    /// <param name="isEndless">Whether nodes act until the end: the gap in which that falls is longer than what was seen of it.</param>
    /// <param name="workers">
    /// Which nodes act together: then of each worker its first node speaks, and of the arcs between two workers the first; null where every
    /// node acts by itself.
    /// </param>
    public static RecordedTimes Of(Graph graph, IEnumerable<Schedule> schedules, bool isEndless = true, Partition? workers = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(schedules);
        var times = new RecordedTimes(workers?.Count ?? graph.NodeCount);
        foreach (var schedule in schedules)
        {
            times.Add(graph, schedule, isEndless, workers);
        }

        return times;
    }

    private void Add(Graph graph, Schedule schedule, bool isEndless, Partition? workers)
    {
        var published = Published(graph, schedule);
        var end = schedule.Count == 0 ? 0 : schedule[schedule.Count - 1].Time;
        for (var unit = 0; unit < _gaps.Length; unit++)
        {
            var own = published[workers is null ? unit : workers.NodesOf(unit)[0]].Times;
            for (var k = 1; k < own.Count; k++)
            {
                _gaps[unit].Add(CensoredDuration.Exactly(own[k] - own[k - 1]));
            }

            if (isEndless && own.Count > 0 && own[^1] < end)
            {
                _gaps[unit].Add(new CensoredDuration(end - own[^1], double.PositiveInfinity));
            }
        }

        var arcs = Arcs(graph, workers);
        var views = new View[graph.ArcCount];
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            for (var slot = 0; slot < decision.Read.Length && decision.Exchange != Exchange.Messages; slot++)
            {
                var arc = graph.InArc(decision.Node, slot);
                if (arcs.TryGetValue(arc, out var delays))
                {
                    Read(published[graph.Source(arc)], ref views[arc], decision.Read[slot], decision.Time, delays);
                }
            }
        }

        foreach (var (arc, delays) in arcs)
        {
            Skip(published[graph.Source(arc)].Times, views[arc], int.MaxValue, delays);
        }
    }

    /// <summary>The arcs that speak, each with what it adds to.</summary>
    private SortedDictionary<int, List<CensoredDuration>> Arcs(Graph graph, Partition? workers)
    {
        var (found, seen) = (new SortedDictionary<int, List<CensoredDuration>>(), new HashSet<(int, int)>());
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var key = workers is null ? (graph.Source(arc), graph.Target(arc))
                : (workers.PartOf(graph.Source(arc)), workers.PartOf(graph.Target(arc)));
            if (key.Item1 == key.Item2 || !seen.Add(key))
            {
                continue;
            }

            if (!_delays.TryGetValue(key, out var delays))
            {
                _delays[key] = delays = [];
            }

            found.Add(arc, delays);
        }

        return found;
    }

    private void Read(Publications sender, ref View view, int version, long time, List<CensoredDuration> delays)
    {
        var read = version <= 0 ? 0 : sender.Numbers[version - 1];
        if (read > view.Newest)
        {
            Skip(sender.Times, view, read, delays);
            var born = sender.Times[read - 1];
            delays.Add(new CensoredDuration(Math.Max(0, view.Last - born), time - born));
            view.Newest = read;
        }
        else if (read < view.Newest)
        {
            Backwards++;
        }

        view.Last = time;
    }

    /// <summary>Versions that were not there when the reader acted last, of which nothing else is known.</summary>
    private static void Skip(List<long> times, View view, int before, List<CensoredDuration> delays)
    {
        for (var number = view.Newest + 1; number < before && number <= times.Count && times[number - 1] < view.Last; number++)
        {
            delays.Add(new CensoredDuration(view.Last - times[number - 1], double.PositiveInfinity));
        }
    }

    /// <summary>
    /// When every node has published whole states, and how many of these its versions are: of an activation in two exchanges the second one
    /// counts.
    /// </summary>
    private static Publications[] Published(Graph graph, Schedule schedule)
    {
        var found = Enumerable.Range(0, graph.NodeCount).Select(_ => new Publications([], [])).ToArray();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var own = found[decision.Node];
            if (decision.Exchange != Exchange.Messages)
            {
                own.Times.Add(decision.Time);
            }

            own.Numbers.Add(own.Times.Count);
        }

        return found;
    }

    private sealed record Publications(List<long> Times, List<int> Numbers);

    /// <summary>What a reader has read through an arc so far, and when it has acted last.</summary>
    private record struct View(int Newest, long Last);
}
