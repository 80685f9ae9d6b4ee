using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The numbers of <c>replicates.csv</c>, ready to be compared: grouped by model, regime, data set and metric, and within a group a value
/// for every replicate, fold, seed and cell.
/// </summary>
/// <param name="Columns">The columns that a group is named by, in the order of the table; <c>metric</c> is the last.</param>
/// <param name="Values">The groups, in the order of the table.</param>
internal sealed record ReplicateValues(IReadOnlyList<string> Columns, IReadOnlyList<MetricValues> Values)
{
    private const string Value = "value";
    private const string Metric = "metric";
    private static readonly string[] OfGroups = ["dataset", "model", "regime", Metric];

    /// <summary>Nothing.</summary>
    public static ReplicateValues None { get; } = new([], []);

    /// <summary>Reads a table; <see cref="None"/> where the folder has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="metrics">The metrics that are wanted; empty for all.</param>
    /// <exception cref="ScenarioException">It is no such table.</exception>
    public static ReplicateValues Of(ComparedFolder folder, IReadOnlyCollection<string> metrics)
    {
        const string Name = "replicates.csv";
        if (!folder.Has(Name))
        {
            return None;
        }

        using var reader = new StreamReader(folder[Name]);
        using var rows = CsvReader.Rows(reader).GetEnumerator();
        var header = rows.MoveNext() ? rows.Current : [];
        var (value, metric) = (Array.IndexOf(header, Value), Array.IndexOf(header, Metric));
        if (value < 0 || metric < 0)
        {
            throw new ScenarioException(folder[Name], "expected a table with the columns metric and value, found one without");
        }

        int[] ofGroup = [.. OfGroups.Select(column => Array.IndexOf(header, column)).Where(column => column >= 0)];
        int[] ofRun = [.. Enumerable.Range(0, header.Length).Except([.. ofGroup, value])];
        var groups = new OrderedDictionary<string, (string[] Group, Dictionary<string, double> Values)>();
        for (var line = 2L; rows.MoveNext(); line++)
        {
            var row = rows.Current;
            if (row.Length != header.Length
                || !double.TryParse(row[value], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                throw new ScenarioException(string.Create(CultureInfo.InvariantCulture, $"{folder[Name]}:{line}"), string.Create(
                    CultureInfo.InvariantCulture, $"expected {header.Length} cells with a number in column value, found another row"));
            }

            if (metrics.Count > 0 && !metrics.Contains(row[metric]))
            {
                continue;
            }

            string[] group = [.. ofGroup.Select(column => row[column])];
            var key = string.Join('\0', group);
            if (!groups.TryGetValue(key, out var found))
            {
                groups.Add(key, found = (group, []));
            }

            found.Values[string.Join(", ", ofRun.Select(column => $"{header[column]} {row[column]}"))] = number;
        }

        return new ReplicateValues(
            [.. ofGroup.Select(column => header[column])],
            [.. groups.Values.Select(item => new MetricValues(item.Group, item.Values))]);
    }
}
