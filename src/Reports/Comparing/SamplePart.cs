using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Where the samples of the same runs part, by <c>metrics.csv</c>.</summary>
internal static class SamplePart
{
    private const string Name = "metrics.csv";

    /// <summary>Per run of both folders that differs, the first sample that does, in words; in the order of the first table.</summary>
    public static IReadOnlyList<(string Run, string Part)> Of(ComparedFolder first, ComparedFolder second)
    {
        if (!first.Has(Name) || !second.Has(Name))
        {
            return [];
        }

        var others = Runs(second[Name]).ToDictionary(run => run.Key, run => run.Rows);
        return
        [
            .. from run in Runs(first[Name])
               where others.ContainsKey(run.Key)
               let part = Of(run.Rows, others[run.Key])
               where part is not null
               select (run.Key, part),
        ];
    }

    private static string? Of(List<string[]> first, List<string[]> second)
    {
        var row = 0;
        while (row < first.Count && row < second.Count && first[row].AsSpan().SequenceEqual(second[row]))
        {
            row++;
        }

        return row == first.Count && row == second.Count ? null
            : row == first.Count ? $"the first ends before {Told(second[row])}"
            : row == second.Count ? $"the second ends before {Told(first[row])}"
            : $"{Told(first[row])} in the first, {Told(second[row])} in the second";
    }

    private static string Told(string[] row) => $"{row[^2]} {row[^1]} at {row[3]} s";

    /// <summary>Rows of one run stand together.</summary>
    private static IEnumerable<(string Key, List<string[]> Rows)> Runs(string file)
    {
        using var reader = new StreamReader(file);
        var (key, rows) = (string.Empty, new List<string[]>());
        foreach (var (index, row) in CsvReader.Rows(reader).Skip(1).Index())
        {
            if (row.Length != 7)
            {
                throw new ScenarioException(
                    string.Create(CultureInfo.InvariantCulture, $"{file}:{index + 2}"),
                    string.Create(CultureInfo.InvariantCulture, $"expected a row of 7 cells, found {row.Length}"));
            }

            var own = $"{row[0]}, {row[1]}, replicate {row[2]}";
            if (own != key && rows.Count > 0)
            {
                yield return (key, rows);
                rows = [];
            }

            key = own;
            rows.Add(row);
        }

        if (rows.Count > 0)
        {
            yield return (key, rows);
        }
    }
}
