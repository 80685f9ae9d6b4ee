using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The numbers of <c>replicates.csv</c>, ready to be compared: grouped by model, regime, data set and metric, and within a group a value
/// for every replicate, fold, seed and cell.
/// </summary>
/// <param name="Columns">The columns that a group is named by, in the order of the table; <c>metric</c> is the last.</param>
/// <param name="CellColumns">The columns that a cell is named by, by their names.</param>
/// <param name="Cells">The values of every cell by columns, under what <see cref="RunKey.Cell"/> calls it.</param>
/// <param name="Values">The groups, in the order of the table.</param>
/// <param name="HasSeeds">Whether runs tell their seeds themselves, since the seed is swept.</param>
internal sealed record ReplicateValues(
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> CellColumns,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Cells,
    IReadOnlyList<MetricValues> Values,
    bool HasSeeds)
{
    /// <summary>The file that they are read from.</summary>
    public const string Name = "replicates.csv";

    /// <summary>Nothing.</summary>
    public static ReplicateValues None { get; } = new([], [], new Dictionary<string, IReadOnlyDictionary<string, string>>(), [], false);

    /// <summary>Reads a table; <see cref="None"/> where the folder has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="metrics">The metrics that are wanted; empty for all.</param>
    /// <exception cref="ScenarioException">It is no such table.</exception>
    public static ReplicateValues Of(ComparedFolder folder, IReadOnlyCollection<string> metrics)
    {
        if (!folder.Has(Name))
        {
            return None;
        }

        using var reader = new StreamReader(folder[Name]);
        using var rows = CsvReader.Rows(reader).GetEnumerator();
        var header = new ReplicateHeader(rows.MoveNext() ? rows.Current : [], folder[Name]);
        var groups = new OrderedDictionary<string, (string[] Group, Dictionary<RunKey, double> Values)>();
        var cells = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        for (var number = 2L; rows.MoveNext(); number++)
        {
            var row = rows.Current;
            var value = NumberOf(row, header, folder[Name], number);
            if (metrics.Count > 0 && !metrics.Contains(row[header.Metric]))
            {
                continue;
            }

            var (group, key) = (header.Group(row), header.Key(row));
            var name = string.Join('\0', group);
            if (!groups.TryGetValue(name, out var found))
            {
                groups.Add(name, found = (group, []));
            }

            if (!found.Values.TryAdd(key, value))
            {
                var run = string.Join(", ", [.. group, key.Unit, .. key.Cell.Length > 0 ? [key.Cell] : Array.Empty<string>()]);
                throw new ScenarioException(Place(folder[Name], number), $"expected one row a run and metric, found a second one of {run}");
            }

            cells.TryAdd(key.Cell, header.Cell(row));
        }

        return new ReplicateValues(
            header.Groups,
            header.Cells,
            cells,
            [.. groups.Values.Select(item => new MetricValues(item.Group, item.Values))],
            header.HasSeeds);
    }

    private static double NumberOf(string[] row, ReplicateHeader header, string file, long number) =>
        row.Length == header.Count && double.TryParse(row[header.Value], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ScenarioException(Place(file, number), string.Create(
                CultureInfo.InvariantCulture, $"expected {header.Count} cells with a number in column value, found another row"));

    private static string Place(string file, long number) => string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
}
