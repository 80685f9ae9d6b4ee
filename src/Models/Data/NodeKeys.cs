using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The keys of the nodes that a file names: by numbers, or by names that another file has in their order.</summary>
internal sealed class NodeKeys
{
    private readonly int _first;
    private readonly string _file = string.Empty;
    private readonly Dictionary<string, int>? _keys;
    private readonly string[] _names = [];

    /// <summary>What nodes are called.</summary>
    /// <exception cref="TextFormatException">The file of names is no text.</exception>
    internal NodeKeys(SeriesNodes nodes)
    {
        _first = nodes.First;
        if (nodes.Names is { } names)
        {
            (_file, _keys) = (Path.GetFileName(names.Path), Read(names.FullPath));
            _names = [.. _keys.Keys];
        }
    }

    /// <summary>What the file calls the node with a key.</summary>
    internal string NameOf(int key) =>
        key < _names.Length ? Excerpt.Of(_names[key]) : (key + _first).ToString(CultureInfo.InvariantCulture);

    /// <summary>The key of the node that a word of a row names.</summary>
    /// <exception cref="TextFormatException">It names none.</exception>
    internal int Of(RowReader reader, int index)
    {
        if (_keys is null)
        {
            return reader.Node(index, _first);
        }

        return _keys.TryGetValue(reader.Row[index].Text, out var key) ? key : throw reader.Error(
            index, $"expected a node that {_file} names, found {reader.Found(index)}{Nearest.Hint(reader.Row[index].Text, _keys.Keys)}");
    }

    /// <summary>Names as they first appear: one a line, or two, which are the ends of an edge and may have more behind them.</summary>
    private static Dictionary<string, int> Read(string path)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        using var reader = new RowReader(path);
        RowReader.Each(
            () => reader.Next("a name, or the ends of an edge", 1, int.MaxValue),
            () =>
            {
                foreach (var word in reader.Row.Take(2))
                {
                    keys.TryAdd(word.Text, keys.Count);
                }
            });
        return keys.Count > 0 ? keys
            : throw new TextFormatException(path, 1, 1, $"expected names of nodes, found none in {Path.GetFileName(path)}");
    }
}
