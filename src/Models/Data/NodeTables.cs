using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The rows of numbers of one graph after the other: a file each, or one file for all of them.</summary>
internal sealed class NodeTables
{
    private readonly NumberTable?[] _tables;
    private readonly bool _isPattern;

    /// <summary>Reads them.</summary>
    /// <param name="list">The file, or with a star in its name the files; null for none.</param>
    /// <param name="words">What the numbers are called.</param>
    /// <param name="option">The option that names them.</param>
    /// <param name="stems">What stands for the star, graph by graph.</param>
    /// <param name="isNamed">Whether rows begin with the name of a node.</param>
    /// <param name="faults">Receives what is wrong.</param>
    internal NodeTables(
        ListFile? list, TableWords words, string option, IReadOnlyList<string> stems, bool isNamed, DataFaults faults)
    {
        _isPattern = list is { IsPattern: true };
        _tables = new NumberTable?[list is null ? 0 : _isPattern ? stems.Count : 1];
        Keys = isNamed ? [.. _tables.Select(_ => new List<Word>())] : [];
        words = isNamed ? words : words with { Hint = "; named: true takes the first word of a row for the name of a node" };
        for (var graph = 0; graph < _tables.Length; graph++)
        {
            var file = One(list!, stems[graph]);
            if (!file.File.IsThere())
            {
                faults.Add($"dataset.{option}", $"expected the file {file.File.Path}, since there are edges of that name, found none");
                continue;
            }

            _tables[graph] = faults.Try(file.File, () => TableFile.Read(file, words, isNamed ? Keys[graph] : null));
        }

        if (_tables.OfType<NumberTable>().FirstOrDefault(table => table.Width != _tables[0]?.Width) is { } odd && _tables[0] is { } first)
        {
            faults.Add(odd.PlaceOf(0), $"expected {first.Width} {words.Many}, as many as {first.File} has, found {odd.Width}");
        }
    }

    /// <summary>The names in the rows of every file; empty where there are none.</summary>
    internal IReadOnlyList<List<Word>> Keys { get; }

    /// <summary>What whoever reads the files should know of them.</summary>
    internal IEnumerable<string> Notes => _tables.SelectMany(table => table?.Notes ?? []);

    /// <summary>The rows of one graph; null where there are none, or where one file has those of several.</summary>
    internal NumberTable? Of(int graph) => _isPattern || graph + _tables.Length == 1 ? _tables.ElementAtOrDefault(graph) : null;

    /// <summary>All rows, one graph after the other; null where there are none.</summary>
    internal NumberTable? Whole() => Whole([.. _tables.OfType<NumberTable>()]);

    /// <summary>The rows of several tables as those of one.</summary>
    internal static NumberTable? Whole(IReadOnlyList<NumberTable> tables)
    {
        if (tables.Count < 2)
        {
            return tables.Count == 0 ? null : tables[0];
        }

        var ends = new int[tables.Count];
        for (var (table, rows) = (0, 0); table < tables.Count; table++)
        {
            ends[table] = rows += tables[table].Rows;
        }

        return new NumberTable(tables[0].File, ends[^1], tables[0].Width, [.. tables.SelectMany(table => table.Values)], PlaceOf);

        string PlaceOf(int row)
        {
            var at = Math.Min(Array.FindIndex(ends, end => row < end) is >= 0 and var found ? found : int.MaxValue, tables.Count - 1);
            return tables[at].PlaceOf(row - (at == 0 ? 0 : ends[at - 1]));
        }
    }

    private static ListFile One(ListFile list, string stem) => list switch
    {
        ListFile<IReadOnlyList<double>> rows => FileSeries.Of(rows, stem),
        ListFile<int> labels => FileSeries.Of(labels, stem),
        ListFile<double> numbers => FileSeries.Of(numbers, stem),
        _ => list,
    };
}
