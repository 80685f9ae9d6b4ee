using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What the entries of a scenario say of single nodes, items and arcs of one graph, each looked at by itself.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="data">The data as they are at first.</param>
/// <param name="faults">Receives what is wrong.</param>
internal sealed class ChangeReading(Scenario scenario, GraphData data, FaultList faults)
{
    private readonly ChangeForms _forms = new(data);

    /// <summary>All of it, entry by entry.</summary>
    public IEnumerable<SingleChange> All() => scenario.Changes.SelectMany(Of);

    private IEnumerable<SingleChange> Of(ChangeSpec change)
    {
        if (change.File is { } file)
        {
            return new ChangeRows(file, data, faults).All();
        }

        var end = change.For is { } length ? Ticks.After(AtOf(change), length.Ticks) : Ticks.Never;
        List<SingleChange> all =
        [
            .. Numbers(change, change.Features, ChangeKind.Features, "features", data.FeatureSize, "features of a node"),
            .. Answers(change),
            .. NodesOf(change, change.Nodes, "nodes").Select(node => New(ChangeKind.Node, node, "nodes") with
            {
                IsThere = change.Action == ChangeAction.Join,
            }),
            .. Edges(change, New),
        ];
        return change.Every is null ? all : new DrawnChanges(scenario, change, NumberOf(change)).Of(all);

        SingleChange New(ChangeKind kind, long key, string option) =>
            new(change.Name, kind, key, AtOf(change), end) { Option = option };
    }

    private static long AtOf(ChangeSpec change) => change.At?.Ticks ?? 0;

    /// <summary>The edges of an entry; where it says of none, and comes at a rate, all that there are at first.</summary>
    private IEnumerable<(int A, int B)> EdgesOf(ChangeSpec change) =>
        change.Edges.Count > 0 || change.Every is null || change.Action != ChangeAction.Remove ? change.Edges
            : Enumerable.Range(0, data.Graph.ArcCount).Select(arc => (data.Graph.Source(arc), data.Graph.Target(arc)))
                .Where(arc => arc.Item1 < arc.Item2);

    private List<SingleChange> Answers(ChangeSpec change)
    {
        if (change.Targets is null)
        {
            return [];
        }

        var answers = Numbers(
            change, change.Targets, ChangeKind.Answer, "targets", _forms.AnswerWidth, "targets of an item", data.ItemCount).ToList();
        foreach (var value in change.Targets.Values)
        {
            if (answers.Count > 0 && !_forms.IsAnswer(value))
            {
                Fault(change, "targets.values", _forms.Answer, value);
                return [];
            }
        }

        return answers;
    }

    private IEnumerable<SingleChange> Numbers(
        ChangeSpec change, NodeValuesSpec? values, ChangeKind kind, string option, int width, string what, int? items = null)
    {
        if (values is null)
        {
            return [];
        }

        if (values.Values.Count != width)
        {
            Fault(change, $"{option}.values", width == 0 ? $"no such key: there are no {what}" : $"{width} {what}", values.Values.Count);
            return [];
        }

        var end = change.For is { } length ? Ticks.After(AtOf(change), length.Ticks) : Ticks.Never;
        return NodesOf(change, values.Nodes, $"{option}.nodes", items).Select(node =>
            new SingleChange(change.Name, kind, node, AtOf(change), end) { Values = values.Values, Option = $"{option}.nodes" });
    }

    private IEnumerable<int> NodesOf(ChangeSpec change, NodeSet? nodes, string option, int? items = null)
    {
        var count = items ?? data.Graph.NodeCount;
        if (nodes is null)
        {
            return [];
        }

        if (nodes.Largest >= count && !nodes.IsAll)
        {
            Fault(change, option, $"nodes from 0 to {count - 1}", nodes.Largest);
            return [];
        }

        if (count != data.Graph.NodeCount)
        {
            // Items that are groups have no keys: they are nodes of a graph without arcs.
            var all = new GraphBuilder(count).Build();
            return Members(nodes.In(all, Draws, Purpose.Change, NumberOf(change)));
        }

        return Members(nodes.In(data.Graph, Draws, Purpose.Change, NumberOf(change)));
    }

    private Draws Draws => new(scenario.Seed);

    private static IEnumerable<int> Members(bool[] belongs) => belongs.Index().Where(item => item.Item).Select(item => item.Index);

    /// <summary>A number that depends on the name alone, so that other entries change no draw.</summary>
    private static int NumberOf(ChangeSpec change) =>
        change.Name.Aggregate(0, (number, letter) => unchecked((31 * number) + letter)) & int.MaxValue;

    private List<SingleChange> Edges(ChangeSpec change, Func<ChangeKind, long, string, SingleChange> create)
    {
        var found = new List<SingleChange>();
        foreach (var (index, (a, b)) in EdgesOf(change).Index())
        {
            var option = string.Create(CultureInfo.InvariantCulture, $"edges.{index}");
            if (a == b || Math.Max(a, b) >= data.Graph.NodeCount)
            {
                Fault(change, option, $"two different nodes from 0 to {data.Graph.NodeCount - 1}", $"[{a}, {b}]");
                continue;
            }

            foreach (var (source, target) in change.Ways ? [(a, b), (b, a)] : (IEnumerable<(int, int)>)[(a, b)])
            {
                var key = SingleChange.ArcKey(source, target);
                if (change.Action is ChangeAction.Add or ChangeAction.Remove)
                {
                    found.Add(create(ChangeKind.Arc, key, option) with { IsThere = change.Action == ChangeAction.Add });
                }

                if (change.Values.Count > 0)
                {
                    found.Add(create(ChangeKind.ArcNumbers, key, option) with { Values = change.Values });
                }
            }
        }

        var isNew = change.Action == ChangeAction.Add && found.Exists(item => data.Graph.Find(item.Source, item.Target) < 0);
        if (!_forms.FitsEdge(change.Values.Count, isNew))
        {
            Fault(change, "values", _forms.OfEdge, change.Values.Count);
            return [];
        }

        return found;
    }

    private void Fault(ChangeSpec change, string option, string expected, object found) => faults.Add(new ScenarioException(
        scenario.PlaceOf($"changes.{change.Name}.{option}"),
        string.Create(CultureInfo.InvariantCulture, $"expected {expected}, found {found}")));
}
