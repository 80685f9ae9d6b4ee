using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>
/// A picture of a gallery that no command draws: one metric of replicates.csv over another, a line a model and a point for every value that
/// is varied, with the band of 10 to 90 % of schedules.
/// </summary>
/// <param name="Y">The metric on the vertical axis.</param>
/// <param name="X">That on the horizontal one.</param>
internal sealed record GalleryChart(string Y, string X)
{
    private const string Table = "replicates";
    private static readonly string[] OfRuns = ["model", "regime", "replicate", "metric", "value"];

    /// <summary>Draws it.</summary>
    /// <exception cref="FormatException">The results have no such table or metrics.</exception>
    public Figure Draw(GalleryTables tables)
    {
        var scenario = ScenarioFile.LoadResolved(Path.Combine(tables.Folder, RunFile.Name));
        var lines = scenario.Models.Select(model => Line(model.Name, tables)).Where(line => line.X.Count > 0).ToList();
        return lines.Count > 0 ? ChartFigure.Create(scenario, new Chart(Label(X), Label(Y), lines) { Of = Told(tables) })
            : throw new FormatException($"{Table}.csv has no model with the metrics {Y} and {X}");
    }

    private static string Label(string metric) => metric.Replace('_', ' ');

    /// <summary>What a point is: of how many schedules, and of which value.</summary>
    private static string Told(GalleryTables tables)
    {
        var (columns, rows) = tables.Read(Table);
        var count = rows.Select(row => row[columns.IndexOf("replicate")]).Distinct().Count();
        var settings = string.Join(" and ", Settings(columns).Select(k => columns[k]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"mean of {count} {(count == 1 ? "schedule" : "schedules")}{(settings.Length > 0 ? $" for each {settings}" : string.Empty)}");
    }

    /// <summary>The columns of what is varied.</summary>
    private static IEnumerable<int> Settings(List<string> columns) =>
        Enumerable.Range(0, columns.Count).Where(k => !OfRuns.Contains(columns[k]));

    private ChartLine Line(string model, GalleryTables tables)
    {
        var (columns, rows) = tables.Read(Table);
        int[] settings = [.. Settings(columns)];
        var points = rows.Where(row => row[columns.IndexOf("model")] == model && row[columns.IndexOf("regime")] == "asynchronous")
            .GroupBy(row => string.Join('\n', settings.Select(k => row[k])))
            .Select(setting => (X: Values(setting, X), Y: Values(setting, Y)))
            .Where(point => point.X.Length > 0 && point.Y.Length > 0).OrderBy(point => point.X.Average()).ToList();
        return new ChartLine(model, [.. points.Select(point => point.X.Average())], [.. points.Select(point => point.Y.Average())])
        {
            HasPoints = true,
            Low = [.. points.Select(point => Quantiles.Of(point.Y, .1))],
            High = [.. points.Select(point => Quantiles.Of(point.Y, .9))],
        };

        double[] Values(IEnumerable<List<string>> setting, string metric) =>
        [
            .. setting.Where(row => row[columns.IndexOf("metric")] == metric)
                .Select(row => double.Parse(row[columns.IndexOf("value")], CultureInfo.InvariantCulture)).Order(),
        ];
    }
}
