using System.Globalization;

namespace Hogwild.Models;

/// <summary>The nodes of a list of edges: numbers that count from somewhere, or names that are numbered as they appear.</summary>
/// <param name="first">The number of the first node.</param>
/// <param name="nodes">How many there are; null for as many as appear.</param>
/// <param name="named">True where they are names.</param>
/// <param name="because">What says how many there are, beside the option <c>nodes</c>; null for that alone.</param>
internal sealed class NodeNumbers(int first, int? nodes, bool named, string? because = null)
{
    private const int Shown = 3;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <summary>True where nodes are names.</summary>
    internal bool Named { get; private set; } = named;

    /// <summary>The nodes by their names, as far as they have appeared; empty where they are numbers.</summary>
    internal IReadOnlyDictionary<string, int> Names => _names;

    /// <summary>Number of nodes so far.</summary>
    internal int Count { get; private set; } = nodes ?? 0;

    /// <summary>True where nobody has said how nodes are counted.</summary>
    internal bool IsGuess => !Named && first == 0 && nodes is null;

    /// <summary>How names are numbered; null where nodes are numbers.</summary>
    internal string? Note => !Named ? null
        : "nodes are numbered as they first appear: " + string.Join(", ", _names.Take(Shown).Select(Described))
            + (_names.Count > Shown ? ", …" : string.Empty);

    /// <summary>Nodes have turned out to be names, which are counted from nowhere.</summary>
    /// <exception cref="TextFormatException">It has been said that they are counted.</exception>
    internal void TakeNames(RowReader reader, IReadOnlyList<Word> row) => Named = first == 0 ? true : throw reader.Error(
        row[0], $"expected a node, a whole number from {first} on (first: {first}), found {WordReader.Found(row[0].Text)}");

    /// <summary>The number of the node that a word names, from 0.</summary>
    /// <exception cref="TextFormatException">It is no node, or one too many.</exception>
    internal int Of(RowReader reader, int index)
    {
        var text = reader.Row[index].Text;
        var node = Named ? OfName(text) : RowReader.TryNode(text, out var number) && number >= first ? number - first : -1;
        if (node < 0 || node >= (nodes ?? int.MaxValue))
        {
            throw Error(reader, index, node);
        }

        Count = Math.Max(Count, node + 1);
        return node;
    }

    private int OfName(string name)
    {
        if (!_names.TryGetValue(name, out var node))
        {
            _names.Add(name, node = _names.Count);
        }

        return node;
    }

    private TextFormatException Error(RowReader reader, int index, int node)
    {
        var last = nodes is { } count ? first + count - 1 : RowReader.LargestNode;
        var why = because is not null ? $", since {because}" : nodes is null ? string.Empty : $" (nodes: {nodes})";
        var text = reader.Row[index].Text;
        var isNumber = long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        var hint = node < 0 && !isNumber ? "; named: true takes nodes for names"
            : because is not null && nodes is { } all ? EdgeList.HintOf((long)node + first, first, all) : string.Empty;
        return reader.Error(index, Named
            ? $"expected at most {nodes} names of nodes{why}, found {reader.Found(index)} as another one"
            : $"expected a node, a whole number from {first} to {last}{why}, found {reader.Found(index)}{hint}");
    }

    private static string Described(KeyValuePair<string, int> item) =>
        string.Create(CultureInfo.InvariantCulture, $"{Simulation.Excerpt.Of(item.Key)} is {item.Value}");
}
