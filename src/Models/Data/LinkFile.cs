using System.Globalization;
using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads a graph that networkx has written to JSON as nodes and links. It is read piece by piece and never held as a whole. Nodes are
/// numbered by their ids, which are whole numbers, in ascending order; what else is in the file is left out.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class LinkFile(InputFile file)
{
    private const int Piece = 1 << 16;
    private const int LongestWord = 1 << 26;
    private readonly List<int> _ids = [];
    private readonly List<(int Source, int Target, long At)> _links = [];
    private readonly Stack<string> _path = new();
    private string _key = string.Empty;
    private (int? Id, int? Source, int? Target) _item;
    private (bool Nodes, bool Links) _seen;

    /// <summary>The links as edges.</summary>
    /// <exception cref="DataFormatException">It is no such JSON, or a link has no node.</exception>
    internal EdgeRows Read()
    {
        using var stream = DataFile.Open(file.FullPath);
        var (buffer, length, isLast, state, before) = (new byte[Piece], 0, false, default(JsonReaderState), 0L);
        while (!isLast)
        {
            var read = stream.Read(buffer, length, buffer.Length - length);
            isLast = read == 0;
            length += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isLast, state);
            Take(ref reader, before);
            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            buffer.AsSpan(used, length - used).CopyTo(buffer);
            (length, before) = (length - used, before + used);
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, length < LongestWord ? 2 * length
                    : throw Error(before, Text($"names and numbers of at most {LongestWord} bytes"), "a longer one"));
            }
        }

        return Edges();
    }

    private void Take(ref Utf8JsonReader reader, long before)
    {
        try
        {
            while (reader.Read())
            {
                Take(ref reader, before + reader.TokenStartIndex, reader.TokenType);
            }
        }
        catch (JsonException error)
        {
            throw new DataFormatException(
                Text($"{file.Path}:{error.LineNumber + 1}:{error.BytePositionInLine + 1}"),
                "expected JSON, found something else, or its end");
        }
    }

    private void Take(ref Utf8JsonReader reader, long at, JsonTokenType type)
    {
        switch (type)
        {
            case JsonTokenType.PropertyName:
                _key = _path.Count is 1 or 3 ? reader.GetString()! : string.Empty;
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _path.Push(_path.Count == 0 ? (type == JsonTokenType.StartObject ? string.Empty : throw Error(at, "an object")) : _key);
                _seen = (_seen.Nodes || IsIn(2, "nodes"), _seen.Links || IsIn(2, "links"));
                _item = _path.Count == 3 ? default : _item;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                End(at);
                _key = string.Empty;
                _ = _path.Pop();
                _key = _path.Count == 2 ? _path.Peek() : _key;
                break;
            case JsonTokenType.Number when _path.Count == 3 && reader.TryGetInt32(out var number) && number >= 0:
                _item = _key switch
                {
                    "id" => _item with { Id = number },
                    "source" => _item with { Source = number },
                    "target" => _item with { Target = number },
                    _ => _item,
                };
                break;
        }
    }

    /// <summary>The end of a node or link.</summary>
    private void End(long at)
    {
        if (_path.Count != 3)
        {
            return;
        }

        if (IsIn(3, "nodes"))
        {
            _ids.Add(_item.Id ?? throw Error(at, "a node with an 'id', a whole number,"));
        }
        else if (IsIn(3, "links"))
        {
            _links.Add(_item is (_, { } source, { } target) ? (source, target, at)
                : throw Error(at, "a link with 'source' and 'target', whole numbers,"));
        }
    }

    private bool IsIn(int depth, string list) => _path.Count == depth && _path.ElementAt(depth - 2) == list;

    private EdgeRows Edges()
    {
        if (!_seen.Nodes || !_seen.Links || _ids.Count == 0)
        {
            throw new DataFormatException(file.Path, "expected the lists 'nodes', not empty, and 'links', found none");
        }

        int[] ids = [.. _ids.Order()];
        for (var k = 1; k < ids.Length; k++)
        {
            if (ids[k] == ids[k - 1])
            {
                throw new DataFormatException(file.Path, Text($"expected every node once, found the id {ids[k]} again"));
            }
        }

        var (rows, places) = (new List<(int Source, int Target, double Weight)>(_links.Count), new List<long>(_links.Count));
        foreach (var (source, target, at) in _links)
        {
            rows.Add((Node(source, at), Node(target, at), 1));
            places.Add(at);
        }

        return new EdgeRows(file.Path, ids.Length, rows, row => Text($"{file.Path} (at byte {places[row]})"));

        int Node(int id, long at) => Array.BinarySearch(ids, id) is >= 0 and var node ? node
            : throw Error(at, "ids of nodes", Text($"{id}"));
    }

    private DataFormatException Error(long at, string expected, string found = "another thing") =>
        new(Text($"{file.Path} (at byte {at})"), $"expected {expected}, found {found}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
