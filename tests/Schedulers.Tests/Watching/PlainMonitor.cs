using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>What the monitor claims to measure, word by word, from lists of everything.</summary>
internal sealed class PlainMonitor
{
    private readonly Graph _graph;
    private readonly Schedule _schedule;
    private readonly List<int>[] _decisions;

    public PlainMonitor(Graph graph, Schedule schedule)
    {
        (_graph, _schedule) = (graph, schedule);
        _decisions = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<int>())];
        for (var index = 0; index < schedule.Count; index++)
        {
            _decisions[schedule[index].Node].Add(index);
        }
    }

    public Asynchrony Measure(long until, long bound)
    {
        var seen = new Asynchrony(0, 0, 0, 0, 0, 0, 0, 0);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var times = _decisions[node].Select(index => _schedule[index].Time).Prepend(0).Append(until).ToList();
            foreach (var gap in times.Zip(times.Skip(1), (a, b) => Math.Max(0, b - a)))
            {
                seen = seen with { Gap = Math.Max(seen.Gap, gap), LateGaps = seen.LateGaps + (gap > bound ? 1 : 0) };
            }
        }

        for (var index = 0; index < _schedule.Count; index++)
        {
            seen = Add(seen, _schedule[index], bound);
        }

        return seen;
    }

    private Asynchrony Add(Asynchrony seen, Decision decision, long bound)
    {
        var sources = _graph.InNeighbours(decision.Node);
        seen = seen with { StaleOwn = seen.StaleOwn + (decision.OwnLag > 0 ? 1 : 0) };
        for (var slot = 0; slot < decision.Read.Length; slot++)
        {
            var (source, version, time) = (sources[slot], decision.Read[slot], decision.Time);
            var staleness = Superseded(source, version, time) is { } end ? time - end : 0;
            seen = seen with
            {
                Staleness = Math.Max(seen.Staleness, staleness),
                StaleReads = seen.StaleReads + (staleness >= bound ? 1 : 0),
                Age = Math.Max(seen.Age, time - Birth(source, version)),
                Lag = Math.Max(seen.Lag, Lag(decision.Node, source, version, time)),
            };
            var origins = _graph.InNeighbours(source);
            var oldest = Birth(source, version);
            for (var inner = 0; inner < origins.Length; inner++)
            {
                var read = version == 0 ? 0 : _schedule[_decisions[source][version - 1]].Read[inner];
                oldest = Math.Min(oldest, Birth(origins[inner], read));
                seen = seen with { NestedLag = Math.Max(seen.NestedLag, Lag(decision.Node, origins[inner], read, time)) };
            }

            seen = seen with { NestedAge = Math.Max(seen.NestedAge, time - oldest) };
        }

        return seen;
    }

    private int Lag(int reader, int source, int version, long time)
    {
        if (Superseded(source, version, time) is not { } superseded)
        {
            return 0;
        }

        var behind = _decisions[source].Count(index => _schedule[index].Time < time) - version;
        return Math.Max(behind, _decisions[reader].Count(index => _schedule[index].Time > superseded && _schedule[index].Time <= time));
    }

    private long Birth(int node, int version) => version == 0 ? 0 : _schedule[_decisions[node][version - 1]].Time;

    private long? Superseded(int node, int version, long time) =>
        version < _decisions[node].Count && Birth(node, version + 1) < time ? Birth(node, version + 1) : null;
}
