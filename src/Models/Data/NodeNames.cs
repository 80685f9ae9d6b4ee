using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The nodes of a graph by their names, to which rows of other files belong.</summary>
/// <param name="names">The nodes that edges have named, in their order.</param>
/// <param name="source">The file of the edges, for messages.</param>
internal sealed class NodeNames(IReadOnlyDictionary<string, int> names, string source)
{
    private readonly Dictionary<string, int> _names = new(names, StringComparer.Ordinal);

    /// <summary>All nodes.</summary>
    internal IReadOnlyDictionary<string, int> All => _names;

    /// <summary>Takes nodes that edges have not named, since they have none.</summary>
    internal void Add(IEnumerable<Word> keys)
    {
        foreach (var key in keys)
        {
            _names.TryAdd(key.Text, _names.Count);
        }
    }

    /// <summary>The rows of a table in the order of the nodes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">The names in its rows.</param>
    /// <param name="words">What its rows are called.</param>
    /// <exception cref="DataFormatException">A name is none of a node, or is there twice, or is missing.</exception>
    internal NumberTable Ordered(NumberTable table, IReadOnlyList<Word> keys, TableWords words)
    {
        var (rowOf, values, faults, wrong) = (new int[_names.Count], new double[_names.Count * table.Width], new DataFaults(), 0);
        Array.Fill(rowOf, -1);
        for (var row = 0; row < keys.Count && wrong < RowReader.MostFaults; row++)
        {
            var name = keys[row].Text;
            if (!_names.TryGetValue(name, out var node) || rowOf[node] >= 0)
            {
                var expected = rowOf.Length > node && _names.ContainsKey(name)
                    ? string.Create(
                        CultureInfo.InvariantCulture, $"each node once, found '{Excerpt.Of(name)}' again (line {keys[rowOf[node]].Line})")
                    : $"the name of a node of {source}, found '{Excerpt.Of(name)}'";
                faults.Add(table.PlaceOf(row), $"expected {expected}");
                wrong++;
                continue;
            }

            rowOf[node] = row;
            table.Row(row).CopyTo(values.AsSpan(node * table.Width));
        }

        foreach (var (name, _) in _names.Where(item => rowOf[item.Value] < 0).Take(wrong > 0 ? 0 : RowReader.MostFaults))
        {
            faults.Add(table.PlaceOf(table.Rows), $"expected {words.Rows}, also for '{Excerpt.Of(name)}' of {source}, found none");
        }

        faults.Throw();
        return table with { Rows = rowOf.Length, Values = values, PlaceOf = PlaceOf };

        string PlaceOf(int node) => table.PlaceOf(node < rowOf.Length ? rowOf[node] : node);
    }
}
