using System.Globalization;

namespace Hogwild.Models;

/// <summary>Puts labels or targets, split and folds on the nodes, edges or graphs that they are of.</summary>
/// <param name="spec">What the scenario says.</param>
/// <param name="edges">The edges of all graphs.</param>
/// <param name="maker">What has made the graphs of them.</param>
/// <param name="sizes">Numbers of nodes of the graphs.</param>
/// <param name="nodes">The nodes with their names.</param>
/// <param name="words">What labels or targets are called.</param>
internal sealed class ItemAnswers(
    DatasetSpec.Files spec, EdgeRows edges, GraphMaker maker, int[] sizes, NodeOrder nodes, TableWords words)
{
    /// <summary>The graphs with what is expected of them; null where something is wrong.</summary>
    /// <param name="graphs">The graphs.</param>
    /// <param name="tables">The rows of labels or targets.</param>
    /// <param name="faults">Receives what is wrong.</param>
    internal (Answers Answers, IReadOnlyList<GraphData> Graphs)? On(
        IReadOnlyList<GraphData> graphs, NodeTables tables, DataFaults faults)
    {
        if (nodes.Of(tables, words, mayAdd: false, faults) is not { } table || KindOf(table, faults) is not { } kind)
        {
            return null;
        }

        words = words with { Of = ItemWords.Of(kind) };
        var answers = faults.Try(() => spec.Labels is null ? new Answers(table, LearningTask.Regression) : Answers.OfLabels(table, words));
        var (rows, starts) = (Rows(kind), Starts());
        var parts = faults.Try(() => Parts(kind, table.Rows));
        return answers is null || (parts is null && HasParts) ? null
            : (answers, [.. graphs.Select((graph, index) => With(Grouped(graph, kind, rows[index], starts[index]), rows[index]))]);

        GraphData With(GraphData graph, int[] own) => answers.On(graph, own) with
        {
            Split = parts is null ? null
                : new ItemSplit(Of(own, parts, ItemPart.Training), Of(own, parts, ItemPart.Validation), Of(own, parts, ItemPart.Test)),
        };
    }

    private bool HasParts => spec.Split is not null || spec.Folds is not null;

    private static int[] Of(int[] rows, ItemPart?[] parts, ItemPart part) =>
        [.. rows.Index().Where(item => parts[item.Item] == part).Select(item => item.Index)];

    /// <summary>What items are: what is said, or what there are as many of as rows.</summary>
    private ItemKind? KindOf(NumberTable table, DataFaults faults)
    {
        (ItemKind Kind, int Count, string Text)[] known =
        [
            (ItemKind.Node, edges.Nodes, Text($"{edges.Nodes} nodes")),
            (ItemKind.Edge, edges.Rows.Count, Text($"{edges.Rows.Count} edges")),
            (ItemKind.Graph, sizes.Length, Text($"{sizes.Length} graph{(sizes.Length == 1 ? string.Empty : "s")}")),
        ];
        var fitting = known.Where(item => item.Count == table.Rows && (spec.Of is null || spec.Of == item.Kind)
            && (IsKeyed(item.Kind) || spec.Of is not null)
            && (item.Kind != ItemKind.Edge || edges.IsOrdered || spec.Of is not null)).ToList();
        if (fitting is [var only] && (only.Kind != ItemKind.Edge || edges.IsOrdered))
        {
            return only.Kind;
        }

        var many = spec.Labels is null ? "targets" : words.Many;
        if (fitting.Count > 1)
        {
            faults.Add(
                "dataset.of",
                $"expected 'of: {string.Join("' or 'of: ", fitting.Select(item => ItemWords.Of(item.Kind)))}', since {table.File} has "
                    + Text($"{table.Rows} rows and there are {string.Join(" and ", fitting.Select(item => item.Text))}, found neither"));
        }
        else if (fitting.Count == 1)
        {
            faults.Add("dataset.of", $"expected 'of: node' or 'of: graph' beside {edges.Name}, whose entries have no order, found 'edge'");
        }
        else
        {
            var (_, least, asked) = known.FirstOrDefault(item => item.Kind == spec.Of, known[0]);
            var expected = spec.Of is null ? $"of {known[0].Text}, {known[1].Text} or {known[2].Text}" : $"of {asked}";
            faults.Add(
                table.PlaceOf(Math.Min(table.Rows, least)),
                Text($"expected {many} {expected}, since {edges.Name} has as many, found {table.Rows} rows"));
        }

        return null;

        // Where nodes have names, rows that begin with them are of nodes.
        bool IsKeyed(ItemKind kind) => !spec.Named || kind == ItemKind.Node;
    }

    /// <summary>The rows of the items of every graph.</summary>
    private int[][] Rows(ItemKind kind)
    {
        var (rows, first) = (new int[sizes.Length][], 0);
        for (var graph = 0; graph < rows.Length; graph++)
        {
            rows[graph] = kind == ItemKind.Edge ? maker.RowsOf(graph).ToArray()
                : kind == ItemKind.Graph ? [graph] : [.. Enumerable.Range(first, sizes[graph])];
            first += sizes[graph];
        }

        return rows;
    }

    /// <summary>The first node of every graph.</summary>
    private int[] Starts()
    {
        var starts = new int[sizes.Length];
        for (var graph = 1; graph < starts.Length; graph++)
        {
            starts[graph] = starts[graph - 1] + sizes[graph - 1];
        }

        return starts;
    }

    private GraphData Grouped(GraphData graph, ItemKind kind, int[] rows, int first) => kind switch
    {
        ItemKind.Graph => graph with { Groups = NodeGroups.OfGraph(graph.Graph.NodeCount) },
        ItemKind.Edge => graph with
        {
            Groups = NodeGroups.OfEdges([.. rows.Select(row => (edges.Rows[row].Source - first, edges.Rows[row].Target - first))]),
        },
        _ => graph,
    };

    /// <summary>The part of every item; null where there are none.</summary>
    private ItemPart?[]? Parts(ItemKind kind, int items)
    {
        var pairs = kind == ItemKind.Edge ? Pairs() : null;
        var parts = spec.Split is { } split ? ItemParts.Of(
                split, items, kind == ItemKind.Node ? edges.First : 0, spec.Named && kind == ItemKind.Node ? nodes.Names : null)
            : spec.Folds is { } folds ? ItemParts.Of(folds, items, words, pairs) : null;
        if (parts is not null && pairs is not null)
        {
            ThrowIfApart(parts, pairs);
        }

        return parts;
    }

    /// <summary>The number of the edge that a row is a direction of: both have the same outputs.</summary>
    private int[] Pairs()
    {
        var numbers = new Dictionary<(int, int), int>();
        return [.. edges.Rows.Select(row =>
        {
            var pair = (Math.Min(row.Source, row.Target), Math.Max(row.Source, row.Target));
            return numbers.TryGetValue(pair, out var number) ? number : numbers[pair] = numbers.Count;
        })];
    }

    /// <summary>Refuses the two directions of an edge in two parts: what is known of the one is known of the other.</summary>
    private void ThrowIfApart(ItemPart?[] parts, int[] pairs)
    {
        var firsts = new Dictionary<int, int>();
        for (var row = 0; row < pairs.Length; row++)
        {
            if (!firsts.TryAdd(pairs[row], row) && parts[firsts[pairs[row]]] is { } other && parts[row] is { } part && part != other)
            {
                var first = edges.PlaceOf(firsts[pairs[row]]);
                throw new DataFormatException(
                    edges.PlaceOf(row), $"expected both directions of an edge in one part of the split, found them in two ({first})");
            }
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
