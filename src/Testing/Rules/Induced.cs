using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>What is left of graphs, data, matrices and schedules on some of the nodes, renumbered in their order.</summary>
internal static class Induced
{
    public static GraphData Data(GraphData data, IReadOnlyList<int> kept)
    {
        var graph = Graph(data.Graph, kept);
        var arcs = Arcs(data.Graph, graph, kept);
        var (items, count) = (Items(data.Groups, kept), Math.Max(1, data.ItemCount));
        var (flags, targets) = (data.Flags.Length / count, data.Targets.Length / count);
        return data with
        {
            Graph = graph,
            Features = [.. kept.SelectMany(node => data.Feature(node).ToArray())],
            ArcFeatures = [.. arcs.SelectMany(arc => data.ArcFeature(arc).ToArray())],
            Groups = data.Groups is { } groups ? Groups(groups, items, Numbers(kept)) : null,
            Labels = data.Labels.Length == 0 ? [] : [.. items.Select(item => data.Labels[item])],
            Flags = data.Flags.Length == 0 ? [] : [.. items.SelectMany(item => data.Flags.Chunk(flags).ElementAt(item))],
            Targets = data.Targets.Length == 0 ? []
                : [.. items.SelectMany(item => data.Targets.AsSpan(item * targets, targets).ToArray())],
            Judged = data.Judged is { } judged ? [.. items.Index().Where(one => judged.Contains(one.Item)).Select(one => one.Index)] : null,
            Split = null,
        };
    }

    /// <summary>What is left to be judged: nodes that are kept, edges with both their ends, graphs of which some nodes are left.</summary>
    private static IReadOnlyList<int> Items(NodeGroups? groups, IReadOnlyList<int> kept)
    {
        if (groups is null)
        {
            return kept;
        }

        var (number, least) = (Numbers(kept), groups.Kind == ItemKind.Edge ? 2 : 1);
        return [.. Enumerable.Range(0, groups.Count).Where(item => groups[item].ToArray().Count(number.ContainsKey) >= least)];
    }

    private static NodeGroups Groups(NodeGroups groups, IReadOnlyList<int> items, Dictionary<int, int> number)
    {
        int[][] members =
            [.. items.Select(item => groups[item].ToArray().Where(number.ContainsKey).Select(node => number[node]).ToArray())];
        var ends = new int[members.Length + 1];
        for (var item = 0; item < members.Length; item++)
        {
            ends[item + 1] = ends[item] + members[item].Length;
        }

        return new NodeGroups(groups.Kind, ends, [.. members.SelectMany(member => member)]);
    }

    public static SparseMatrix Matrix(SparseMatrix matrix, IReadOnlyList<int> kept)
    {
        var number = Numbers(kept);
        var entries = matrix.Entries.ToArray().Where(entry => number.ContainsKey(entry.Row) && number.ContainsKey(entry.Column));
        return new SparseMatrix(kept.Count, kept.Count, entries.Select(entry => (number[entry.Row], number[entry.Column], entry.Value)));
    }

    public static Choices Choices(Choices choices, Graph from, Graph to, IReadOnlyList<int> kept)
    {
        var (width, arcs) = (choices.NodeCount + choices.ArcCount, Arcs(from, to, kept));
        int[] columns = [.. kept, .. arcs.Select(arc => choices.NodeCount + arc)];
        var numbers =
            from step in Enumerable.Range(0, choices.Steps)
            from column in columns
            select choices.Numbers[(step * width) + column];
        return new Choices(to.NodeCount, to.ArcCount, choices.Bound, numbers.ToArray(), choices.Repeats);
    }

    private static Graph Graph(Graph graph, IReadOnlyList<int> kept)
    {
        var (number, builder) = (Numbers(kept), new GraphBuilder(kept.Count));
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            if (number.TryGetValue(graph.Source(arc), out var source) && number.TryGetValue(graph.Target(arc), out var target))
            {
                builder.AddArc(source, target);
            }
        }

        return builder.Build();
    }

    /// <summary>Per arc of the smaller graph its number in the larger one.</summary>
    private static int[] Arcs(Graph from, Graph to, IReadOnlyList<int> kept) =>
        [.. Enumerable.Range(0, to.ArcCount).Select(arc => from.Find(kept[to.Source(arc)], kept[to.Target(arc)]))];

    private static Dictionary<int, int> Numbers(IReadOnlyList<int> kept) => kept.Index().ToDictionary(one => one.Item, one => one.Index);
}
