namespace Hogwild.Scenarios;

/// <summary>Writes all files of a run's results, except the schedules, which are written as they arise.</summary>
public static class ResultsWriter
{
    /// <summary>Writes <c>metrics.csv</c>, <c>summary.csv</c>, the figures and <c>run.json</c>.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="result">What came out.</param>
    /// <param name="wall">How long the run has taken.</param>
    /// <param name="cancellation">Asks to stop between two files.</param>
    public static void Write(ResultsFolder folder, Scenario scenario, RunResult result, TimeSpan wall, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(result);
        var models = result.Models;
        using (var writer = folder.CreateText("metrics.csv"))
        {
            MetricsTable.Write(writer, models);
        }

        using (var writer = folder.CreateText("summary.csv"))
        {
            Summary.Write(writer, Summary.Rows(models));
        }

        if (result.Ordering.Count > 0)
        {
            using var values = folder.CreateText("ordering.csv");
            OrderingTables.WriteValues(values, result.Ordering);
            using var tests = folder.CreateText("ordering-test.csv");
            OrderingTables.WriteTests(tests, result.Ordering);
        }

        foreach (var (name, figure) in FigureSet.Of(scenario, result))
        {
            cancellation.ThrowIfCancellationRequested();
            using var png = folder.Create($"figures/{name}.png");
            figure.WritePng(png);
            using var svg = folder.Create($"figures/{name}.svg");
            figure.WriteSvg(svg);
        }

        cancellation.ThrowIfCancellationRequested();
        using var json = folder.Create("run.json");
        RunFile.Write(json, scenario, models, wall, folder.FullPath);
    }
}
