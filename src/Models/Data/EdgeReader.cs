using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Reads one list of edges; see <see cref="EdgeFile"/>.</summary>
/// <param name="path">Path of the file.</param>
/// <param name="undirected">Whether a line is an edge or an arc.</param>
/// <param name="nodes">What nodes are.</param>
internal sealed class EdgeReader(string path, bool undirected, NodeNumbers nodes)
{
    private const string Form = "two nodes and perhaps a weight";
    private readonly Dictionary<(int Source, int Target), (double Weight, Word At)> _arcs = [];
    private readonly List<(int Source, int Target, double Weight)> _list = [];
    private readonly List<string> _notes = [];
    private Word _last = new(string.Empty, 1, 1);
    private string? _other;

    private string Name => Path.GetFileName(path);

    /// <summary>Reads it.</summary>
    internal WeightedGraph Read()
    {
        using var reader = new RowReader(path);
        Action<RowReader> read = Begin;
        RowReader.Each(() => Next(reader), () =>
        {
            var now = read;
            read = Add;
            now(reader);
        });

        if (nodes.Count == 0)
        {
            throw new TextFormatException(path, 1, 1, $"expected {Form} in a line, found no nodes in {Name}");
        }

        if (GraphMemory.Misfit(nodes.Count, _list.Count) is { } misfit)
        {
            throw reader.Error(_last, misfit);
        }

        var graph = new WeightedGraph(nodes.Count, _list);
        graph.Notes = [.. Notes(graph.Graph)];
        return graph;
    }

    /// <summary>Where the line of an arc begins.</summary>
    internal (int Line, int Column) PlaceOf(int source, int target) =>
        _arcs.TryGetValue((source, target), out var arc) || (undirected && _arcs.TryGetValue((target, source), out arc))
            ? (arc.At.Line, arc.At.Column) : (1, 1);

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

        _arcs.Add((source, target), (weight, reader.Row[0]));
        if (undirected && source != target && _arcs.TryGetValue((target, source), out var back))
        {
            if (back.Weight != weight)
            {
                throw reader.Error(0, FormattableString.Invariant(
                    $"expected the weight {back.Weight} that line {back.At.Line} gives the same edge, found {weight}"));
            }

            return;
        }

        _list.Add((source, target, weight));
        if (undirected && source != target)
        {
            _list.Add((target, source, weight));
        }
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

    private IEnumerable<string> Notes(Graph graph)
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

        if (nodes.IsGuess && graph.NodeCount > 1 && graph.InDegree(0) + graph.OutDegree(0) == 0)
        {
            yield return $"node 0 has no arc in {Name}; where its nodes count from 1, say first: 1";
        }
    }
}
