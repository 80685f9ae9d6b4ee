using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>A number that changes in time for every arc: the same for all of them, or for each a series of its own.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class ArcSeries
{
    private readonly StepFunction? _all;
    private readonly SortedDictionary<(int Source, int Target), StepFunction> _arcs = [];
    private readonly SeriesTime _time;

    /// <summary>The same series for all arcs.</summary>
    /// <param name="all">The series.</param>
    /// <param name="time">How its times become those of a run; null where they are those of the run.</param>
    public ArcSeries(StepFunction all, SeriesTime? time)
    {
        ArgumentNullException.ThrowIfNull(all);
        (_all, _time) = (all, time ?? new SeriesTime());
    }

    /// <summary>A series for each of some arcs.</summary>
    /// <param name="arcs">The keys of both ends, and the series; each arc once.</param>
    /// <param name="time">How its times become those of a run; null where they are those of the run.</param>
    public ArcSeries(IEnumerable<KeyValuePair<(int Source, int Target), StepFunction>> arcs, SeriesTime? time)
    {
        ArgumentNullException.ThrowIfNull(arcs);
        _time = time ?? new SeriesTime();
        foreach (var (arc, series) in arcs)
        {
            _arcs.Add(arc, series);
        }
    }

    /// <summary>What files call the node with a key.</summary>
    internal Func<int, string> NameOf { get; init; } = key => key.ToString(CultureInfo.InvariantCulture);

    /// <summary>All values that there are.</summary>
    public IEnumerable<double> Values => _all?.Values ?? _arcs.Values.SelectMany(series => series.Values);

    /// <summary>The value of an arc at an instant of the run; null where nothing is known of the arc.</summary>
    /// <param name="source">The key of the source.</param>
    /// <param name="target">The key of the target.</param>
    /// <param name="now">The instant, in ticks.</param>
    public double? At(int source, int target, long now) =>
        (_all ?? _arcs.GetValueOrDefault((source, target)))?.At(_time.InFile(now));

    /// <summary>Whether every arc that asks has a series, and every series an arc.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="asks">Whether something of an arc comes from here.</param>
    /// <param name="place">Where the series is named, for messages.</param>
    internal IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks, string place)
    {
        if (_all is not null)
        {
            yield break;
        }

        var arcs = new Dictionary<(int Source, int Target), int>();
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            arcs[(graph.Key(graph.Source(arc)), graph.Key(graph.Target(arc)))] = arc;
        }

        foreach (var ((source, target), series) in _arcs.Where(item => !arcs.ContainsKey(item.Key)))
        {
            yield return new GraphMisfit(series.Place, "an arc of the graph", $"one from {Text(source, target)}");
        }

        foreach (var (source, target) in arcs.Keys.Except(_arcs.Keys).Where(arc => asks(arcs[arc])).Order())
        {
            yield return new GraphMisfit(place, $"rows for the arc from {Text(source, target)}", "none");
        }
    }

    private string Text(int source, int target) => $"node {NameOf(source)} to node {NameOf(target)}";
}
