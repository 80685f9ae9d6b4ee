using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The timetable of a scenario's changes on one graph: what single entries say is put in order, and held against what is there at the time.
/// </summary>
internal sealed class ChangeTimetable
{
    private readonly Scenario _scenario;
    private readonly GraphData _data;
    private readonly List<(SingleChange Change, string Fault)> _faults = [];
    private readonly HashSet<(ChangeKind Kind, long Key)> _unsure = [];
    private readonly List<SingleChange> _events = [];

    private ChangeTimetable(Scenario scenario, GraphData data)
    {
        (_scenario, _data) = (scenario, data);
        var faults = new FaultList();
        var all = new ChangeReading(scenario, data, faults).All().Concat(Mobility.Changes(scenario, data.Graph)).ToList();

        // What could not be read would only bring others to contradict what is there.
        faults.Throw();
        foreach (var kind in Enum.GetValues<ChangeKind>())
        {
            foreach (var same in all.Where(change => change.Kind == kind).GroupBy(change => change.Key))
            {
                Order([.. same.OrderBy(change => change.At)]);
            }
        }
    }

    /// <summary>Data that change as a scenario says.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">The data as they are at first.</param>
    /// <exception cref="ScenarioException">A change is of what is not there, or contradicts another one.</exception>
    public static MovingData Of(Scenario scenario, GraphData data)
    {
        var timetable = new ChangeTimetable(scenario, data);
        timetable.CheckAway();
        timetable.Throw();
        return timetable.Build();
    }

    /// <summary>What is said of one node, item or arc, one after the other, each with what it goes back to.</summary>
    private void Order(List<SingleChange> same)
    {
        var isPresence = same[0].Kind is ChangeKind.Arc or ChangeKind.Node;
        var before = First(same);
        for (var k = 0; k < same.Count; k++)
        {
            var (change, next) = (same[k], k + 1 < same.Count ? same[k + 1] : null);
            if (isPresence && change.IsThere == before.IsThere)
            {
                Fault(change, change.IsThere ? "what is not there at that time" : "what is there at that time");
                return;
            }

            if (next is not null && (next.At == change.At || (change.End != Ticks.Never && next.At < change.End)))
            {
                Fault(next, next.At == change.At ? $"nothing else at the time of '{change.Entry}'"
                    : $"nothing else before '{change.Entry}' ends, at {DurationText.Write(TimeSpan.FromTicks(change.End))},");
                return;
            }

            _events.Add(change);
            if (change.End != Ticks.Never && next?.At != change.End)
            {
                _events.Add(before with { At = change.End, End = Ticks.Never, IsEnd = true });
            }

            before = change.End == Ticks.Never ? change : before;
        }
    }

    /// <summary>How something is before the first change of it. What first joins is not there before.</summary>
    private SingleChange First(List<SingleChange> same)
    {
        var first = same[0];
        var arc = first.Kind is ChangeKind.Arc or ChangeKind.ArcNumbers ? _data.Graph.Find(first.Source, first.Target) : -1;
        return first.Kind switch
        {
            ChangeKind.Node => first with { IsThere = !first.IsThere },
            ChangeKind.Arc => first with { IsThere = arc >= 0 },
            ChangeKind.Features => first with { Values = _data.Feature(first.Target).ToArray() },
            ChangeKind.ArcNumbers => first with { Values = arc < 0 ? [] : _data.ArcFeature(arc).ToArray() },
            _ => first with { Values = AnswerOf(first.Target) },
        };
    }

    private double[] AnswerOf(int item)
    {
        var (labels, flags) = (_data.Labels.Length, _data.Flags.Length / Math.Max(1, _data.ItemCount));
        return labels > 0 ? [_data.Labels[item]]
            : flags > 0 ? [.. _data.Flags.AsSpan(item * flags, flags).ToArray().Select(flag => (double)flag)]
            : _data.Targets.AsSpan(item * _data.Targets.Length / _data.ItemCount, _data.Targets.Length / _data.ItemCount).ToArray();
    }

    /// <summary>Nothing is said of nodes while they are away, nor of their edges, nor numbers of edges that are not there.</summary>
    private void CheckAway()
    {
        // Who is away because that was drawn could not be known by whoever wrote the scenario.
        var nodes = _events.Where(change => change.Kind == ChangeKind.Node && !change.IsDrawn).ToLookup(change => change.Key);
        var arcs = _events.Where(change => change.Kind == ChangeKind.Arc).ToLookup(change => change.Key);
        foreach (var change in _events.Where(change => change.Kind != ChangeKind.Node && !change.IsEnd))
        {
            IEnumerable<int> ends = change.Kind is ChangeKind.Arc or ChangeKind.ArcNumbers ? [change.Source, change.Target]
                : change.Kind == ChangeKind.Answer && _data.Groups is not null ? [] : [change.Target];
            foreach (var end in (change.IsDrawn ? [] : ends).Where(end => !_unsure.Contains((ChangeKind.Node, end))
                && !IsThere(nodes[end], change.At, isThereAtFirst: true)).Take(1))
            {
                Fault(change, string.Create(CultureInfo.InvariantCulture, $"nodes that are there at that time, which node {end} is not,"));
            }

            var isArc = _data.Graph.Find(change.Source, change.Target) >= 0;
            if (change.Kind == ChangeKind.ArcNumbers && !_unsure.Contains((ChangeKind.Arc, change.Key))
                && !(change.IsDrawn ? isArc || arcs.Contains(change.Key) : IsThere(arcs[change.Key], change.At, isArc)))
            {
                Fault(change, "an edge that is there at that time");
            }
        }
    }

    private static bool IsThere(IEnumerable<SingleChange> presence, long at, bool isThereAtFirst)
    {
        var known = presence.OrderBy(change => change.At).ToList();
        return known.LastOrDefault(change => change.At <= at) is { } last ? last.IsThere
            : known.Count > 0 ? !known[0].IsThere : isThereAtFirst;
    }

    private MovingData Build()
    {
        var graph = Superset();
        var arcFeatures = new double[graph.ArcCount * _data.ArcFeatureSize];
        for (var arc = 0; arc < _data.Graph.ArcCount; arc++)
        {
            var place = graph.Find(_data.Graph.Source(arc), _data.Graph.Target(arc));
            _data.ArcFeature(arc).CopyTo(arcFeatures.AsSpan(place * _data.ArcFeatureSize));
        }

        var presence = new PresenceTimes(graph, _data.Graph, _events);
        var until = _scenario.Run.Until.Ticks;
        var byTime = _events.Where(change => change.At < until).ToLookup(change => change.At);
        var changes = byTime.Select(group => group.Key).Order().Select(time => new DataChange(presence.At(time))
        {
            Features = Rows(byTime[time], ChangeKind.Features, change => (change.Target, change.Values)),
            ArcFeatures = Rows(byTime[time], ChangeKind.ArcNumbers, change => (change.Source, change.Target, change.Values)),
            Answers = Rows(byTime[time], ChangeKind.Answer, change => (change.Target, change.Values)),
        });
        var start = presence.Start;
        return new MovingData(
            _data with { Graph = graph, ArcFeatures = arcFeatures },
            start.MovesAny ? changes.Prepend(new DataChange(start)) : changes)
        {
            Travel = Mobility.Travel(_scenario, graph),
        };
    }

    private static IReadOnlyList<T> Rows<T>(IEnumerable<SingleChange> changes, ChangeKind kind, Func<SingleChange, T> row) =>
        [.. changes.Where(change => change.Kind == kind && change.Values.Count > 0).OrderBy(change => change.Key).Select(row)];

    private Graph Superset()
    {
        var graph = _data.Graph;
        var builder = new GraphBuilder(graph.NodeCount, [.. Enumerable.Range(0, graph.NodeCount).Select(graph.Key)]);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            builder.AddArc(graph.Source(arc), graph.Target(arc));
        }

        foreach (var change in _events.Where(change => change.Kind == ChangeKind.Arc))
        {
            builder.AddArc(change.Source, change.Target);
        }

        return builder.Build();
    }

    private void Fault(SingleChange change, string expected)
    {
        _unsure.Add((change.Kind, change.Key));
        _faults.Add((change, expected));
    }

    /// <summary>Tells of all faults in order of time; of the two directions of an edge once.</summary>
    private void Throw()
    {
        var faults = new FaultList();
        foreach (var (change, expected) in _faults.OrderBy(fault => fault.Change.At).DistinctBy(fault =>
            (fault.Change.Entry, fault.Change.Option, fault.Change.Kind, fault.Change.At, fault.Fault, EndsOf(fault.Change))))
        {
            var what = change.Kind is ChangeKind.Arc or ChangeKind.ArcNumbers ? $"[{change.Source}, {change.Target}]" : $"{change.Target}";
            faults.Add(new ScenarioException(
                change.Place ?? _scenario.PlaceOf($"changes.{change.Entry}.{change.Option}"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected {expected.TrimEnd(',')}, found {what} at {DurationText.Write(TimeSpan.FromTicks(change.At))}")));
        }

        faults.Throw();
    }

    private static (int, int) EndsOf(SingleChange change) =>
        (Math.Min(change.Source, change.Target), Math.Max(change.Source, change.Target));
}
