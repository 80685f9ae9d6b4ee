namespace Hogwild.Models;

/// <summary>The nodes of all graphs of a data set, one graph after the other, also where they have names.</summary>
internal sealed class NodeOrder
{
    private readonly IReadOnlyList<EdgeRows> _edges;
    private readonly NodeNames[] _names;

    /// <summary>The nodes that edges have.</summary>
    /// <param name="edges">The edges of every graph.</param>
    /// <param name="stems">What stands for the star in the names of their files.</param>
    internal NodeOrder(IReadOnlyList<EdgeRows> edges, IReadOnlyList<string> stems)
    {
        (_edges, _names) = (edges, [.. edges.Select(graph => new NodeNames(graph.Names, graph.Name))]);
        Sizes = [.. edges.Select(graph => graph.Nodes)];
        IsSingle = stems.Count == 1;
    }

    /// <summary>Numbers of nodes of the graphs.</summary>
    internal int[] Sizes { get; }

    /// <summary>The nodes of the one graph by their names; null where there are several.</summary>
    internal IReadOnlyDictionary<string, int>? Names => IsSingle ? _names[0].All : null;

    private bool IsSingle { get; }

    /// <summary>The rows of all nodes in their order; null where there are none.</summary>
    /// <param name="tables">The rows, perhaps with names.</param>
    /// <param name="words">What they are called.</param>
    /// <param name="mayAdd">Whether they may have nodes that have no edge.</param>
    /// <param name="faults">Receives what is wrong.</param>
    internal NumberTable? Of(NodeTables tables, TableWords words, bool mayAdd, DataFaults faults)
    {
        if (tables.Keys.Count == 0)
        {
            return tables.Whole();
        }

        if (tables.Keys.Count < _edges.Count)
        {
            faults.Add(
                "dataset.named",
                $"expected a star in the name of the files of {words.Many}, since every graph has names of its own");
            return null;
        }

        var ordered = new List<NumberTable>();
        for (var graph = 0; graph < _edges.Count; graph++)
        {
            if (mayAdd)
            {
                _names[graph].Add(tables.Keys[graph]);
                Sizes[graph] = Math.Max(Sizes[graph], _names[graph].All.Count);
            }

            var (table, keys, names) = (tables.Of(graph), tables.Keys[graph], _names[graph]);
            if (table is not null && faults.Try(() => names.Ordered(table, keys, words)) is { } rows)
            {
                ordered.Add(rows);
            }
        }

        return NodeTables.Whole(ordered);
    }

    /// <summary>The edges of all graphs, with nodes and rows counted through.</summary>
    internal EdgeRows All()
    {
        if (_edges is [var only])
        {
            return only with { Nodes = Sizes[0] };
        }

        var (rows, starts, first) = (new List<(int, int, double)>(), new int[_edges.Count], 0);
        for (var graph = 0; graph < _edges.Count; graph++)
        {
            starts[graph] = rows.Count;
            foreach (var (source, target, weight) in _edges[graph].Rows)
            {
                rows.Add((first + source, first + target, weight));
            }

            first += Sizes[graph];
        }

        return new EdgeRows(_edges[0].Name, first, rows, PlaceOf)
        {
            Notes = [.. _edges.SelectMany(graph => graph.Notes).Take(RowReader.MostFaults)],
            IsOrdered = _edges.All(graph => graph.IsOrdered),
            First = _edges[0].First,
        };

        string PlaceOf(int row)
        {
            var graph = Array.BinarySearch(starts, row) is >= 0 and var at ? Last(at, row) : ~Array.BinarySearch(starts, row) - 1;
            return _edges[graph].PlaceOf(row - starts[graph]);
        }

        // Graphs without edges begin where the next one does.
        int Last(int graph, int row) => graph + 1 < starts.Length && starts[graph + 1] == row ? Last(graph + 1, row) : graph;
    }
}
