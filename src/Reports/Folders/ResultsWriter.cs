using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Writes all files of a run's results, except the schedules, which are written as they arise.</summary>
public static class ResultsWriter
{
    /// <summary>Writes <c>metrics.csv</c>, <c>summary.csv</c> (or the tables of a varied value), the figures and <c>run.json</c>.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="scenario">What was run.</param>
    /// <param name="result">What came out.</param>
    /// <param name="wall">How long the run has taken.</param>
    /// <param name="cancellation">Asks to stop between two files.</param>
    public static void Write(ResultsFolder folder, Scenario scenario, RunResult result, TimeSpan wall, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(result);
        WriteTables(folder, result);

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
        RunFile.Write(json, scenario, result.Models, wall, folder.FullPath);
    }

    private static void WriteTables(ResultsFolder folder, RunResult result)
    {
        if (result.Vary is { } vary)
        {
            Write("vary.csv", writer => VaryTables.WriteSummary(writer, vary));
            Write("vary-curves.csv", writer => VaryTables.WriteCurves(writer, vary));
            return;
        }

        Write("metrics.csv", writer => MetricsTable.Write(writer, result.Models));
        Write("summary.csv", writer => Summary.Write(writer, Summary.Rows(result.Models)));
        if (result.Ordering.Count > 0)
        {
            Write("ordering.csv", writer => OrderingTables.WriteValues(writer, result.Ordering));
            Write("ordering-test.csv", writer => OrderingTables.WriteTests(writer, result.Ordering));
        }

        void Write(string name, Action<TextWriter> table)
        {
            using var writer = folder.CreateText(name);
            table(writer);
        }
    }
}
