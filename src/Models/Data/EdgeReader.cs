using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads one list of edges; see <see cref="EdgeFile"/>.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="undirected">Whether a line is an edge or an arc.</param>
/// <param name="nodes">What nodes are.</param>
internal sealed class EdgeReader(string path, bool undirected, NodeNumbers nodes)
{
    private const string Form = "two nodes and perhaps a weight";
    private readonly Dictionary<(int Source, int Target), (double Weight, int Line, int Column)> _arcs = [];
    private readonly List<(int Source, int Target, double Weight)> _rows = [];
    private readonly List<string> _notes = [];
    private int _arcCount;
    private Word _last = new(string.Empty, 1, 1);
    private string? _other;

    private string Name => Path.GetFileName(path);

    /// <summary>Reads it.</summary>
    internal WeightedGraph Read()
    {
        var read = ReadRows();
        var arcs = undirected ? read.Rows.Concat(read.Rows.Where(IsAlone).Select(row => (row.Target, row.Source, row.Weight))) : read.Rows;
        var graph = new WeightedGraph(read.Nodes, arcs);
        graph.Notes = [.. read.Notes];
        return graph;

        bool IsAlone((int Source, int Target, double) row) => !_arcs.ContainsKey((row.Target, row.Source));
    }

    /// <summary>Reads it, and leaves its lines in their order.</summary>
    internal EdgeRows ReadRows()
    {
        using var reader = new RowReader(path);
        Action<RowReader> read = Begin;
        RowReader.Each(() => Next(reader), () =>
        {
            var now = read;
            read = Add;
            now(reader);
        });

        return nodes.Count == 0 ? throw new TextFormatException(path, 1, 1, $"expected {Form} in a line, found no nodes in {Name}")
            : GraphMemory.Misfit(nodes.Count, _arcCount) is { } misfit ? throw reader.Error(_last, misfit)
            : new EdgeRows(path, nodes.Count, _rows, PlaceOfRow) { Notes = [.. Notes()], Names = nodes.Names };

        string PlaceOfRow(int row)
        {
            var (line, column) = PlaceOf(_rows[row].Source, _rows[row].Target);
            return FormattableString.Invariant($"{path}:{line}:{column}");
        }
    }

    /// <summary>Where the line of an arc begins.</summary>
    internal (int Line, int Column) PlaceOf(int source, int target) =>
        _arcs.TryGetValue((source, target), out var arc) || (undirected && _arcs.TryGetValue((target, source), out arc))
            ? (arc.Line, arc.Column) : (1, 1);

    private static bool Next(RowReader reader) => reader.Next(Form, 2, 4);

    /// <summary>The first line tells numbers from names; where numbers follow, it is a heading.</summary>
    private void Begin(RowReader reader)
    {
        var row = reader.Row.ToArray();
        if (nodes.Named || !IsName(row[0].Text) || !IsName(row[1].Text))
        {
            Add(reader);
            return;
        }

        var hasMore = Next(reader);
        if (hasMore && RowReader.TryNode(reader.Row[0].Text, out _) && RowReader.TryNode(reader.Row[1].Text, out _))
        {
            _notes.Add($"line {row[0].Line} of {Name} is taken for a heading");
        }
        else
        {
            nodes.TakeNames(reader, row);
            var second = reader.Row;
            reader.Row = row;
            Add(reader);
            reader.Row = second;
        }

        if (hasMore)
        {
            Add(reader);
        }
    }

    private static bool IsName(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_');

    private void Add(RowReader reader)
    {
        var (source, target, weight) = (nodes.Of(reader, 0), nodes.Of(reader, 1), WeightOf(reader));
        _last = source > target ? reader.Row[0] : reader.Row[1];
        if (_arcs.ContainsKey((source, target)))
        {
            throw reader.Error(
                0, $"expected each {(undirected ? "edge" : "arc")} once, found {Text(reader, 0)} {Text(reader, 1)} again");
        }

        var (first, hasBack) = (reader.Row[0], _arcs.TryGetValue((target, source), out var back));
        _arcs.Add((source, target), (weight, first.Line, first.Column));
        if (undirected && source != target && hasBack && back.Weight != weight)
        {
            throw reader.Error(0, FormattableString.Invariant(
                $"expected the weight {back.Weight} that line {back.Line} gives the same edge, found {weight}"));
        }

        _rows.Add((source, target, weight));
        _arcCount += !undirected || source == target ? 1 : hasBack ? 0 : 2;
    }

    private double WeightOf(RowReader reader)
    {
        var last = reader.Count - 1;
        if (reader.Row[last].Text is not ['{', .., '}'] || last < 2)
        {
            return last > 2 ? throw reader.Error(3, $"expected the end of the line after {Form}, found {reader.Found(3)}")
                : last == 2 ? reader.Number(2, "a weight") : 1;
        }

        var (text, other) = EdgeAttributes.Read(reader.Row[last].Text);
        _other ??= other;
        return last == 3 ? reader.Number(2, "a weight")
            : text is null ? 1
            : Numerals.TryRead(text, out var weight) ? weight
            : throw reader.Error(
                last,
                $"expected a weight, a finite number, found {(text.Length == 0 ? "'weight' without a value" : WordReader.Found(text))}");
    }

    private static string Text(RowReader reader, int index) => Excerpt.Of(reader.Row[index].Text);

    private IEnumerable<string> Notes()
    {
        foreach (var note in _notes)
        {
            yield return note;
        }

        if (nodes.Note is { } names)
        {
            yield return $"{Name}: {names}";
        }

        if (_other is { } other)
        {
            yield return $"{Name}: attributes other than weight, such as {Excerpt.Of(other)}, are left out";
        }

        if (nodes.IsGuess && nodes.Count > 1 && !_rows.Exists(row => row.Source == 0 || row.Target == 0))
        {
            yield return $"node 0 has no arc in {Name}; where its nodes count from 1, say first: 1";
        }
    }
}
