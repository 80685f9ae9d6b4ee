using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The samples of one run, as <c>metrics.csv</c> has them.</summary>
internal sealed class RunSamples
{
    private static readonly string[] Names = ["model", "regime", "replicate", "time", "macro_iteration", "metric", "value"];

    private readonly SortedDictionary<double, (long MacroIteration, Dictionary<string, double> Values)> _samples = [];
    private readonly HashSet<string> _metrics = [];

    /// <summary>The metrics that it has.</summary>
    public IReadOnlySet<string> Metrics => _metrics;

    /// <summary>The samples in the order of their times (virtual seconds), metrics in that of the table.</summary>
    public IReadOnlyDictionary<double, (long MacroIteration, Dictionary<string, double> Values)> ByTime() => _samples;

    /// <summary>Reads a table, by runs, in its order; the rows of a run need not stand together.</summary>
    /// <exception cref="ScenarioException">It is no such table.</exception>
    public static OrderedDictionary<string, RunSamples> Read(string file)
    {
        using var reader = new StreamReader(file);
        using var rows = CsvReader.Rows(reader).GetEnumerator();
        if (!rows.MoveNext() || !rows.Current.AsSpan().SequenceEqual(Names))
        {
            throw new ScenarioException(file, $"expected a table with the columns {string.Join(", ", Names)}, found another one");
        }

        var runs = new OrderedDictionary<string, RunSamples>();
        var metrics = new Dictionary<string, string>();
        for (var line = 2L; rows.MoveNext(); line++)
        {
            var row = rows.Current;
            if (row.Length != Names.Length || Add(row, runs, metrics) is not { } fault)
            {
                throw Fault(file, line, "expected a row of 7 cells with numbers for time, macro_iteration and value, found another one");
            }

            if (fault.Length > 0)
            {
                throw Fault(file, line, fault);
            }
        }

        return runs;
    }

    /// <summary>Takes in a row; what is wrong with it, empty for nothing, null where a number is none.</summary>
    private static string? Add(string[] row, OrderedDictionary<string, RunSamples> runs, Dictionary<string, string> metrics)
    {
        if (!double.TryParse(row[3], NumberStyles.Float, CultureInfo.InvariantCulture, out var time) || double.IsNaN(time)
            || !long.TryParse(row[4], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var iteration)
            || !double.TryParse(row[6], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        var name = $"{row[0]}, {row[1]}, replicate {row[2]}";
        if (!runs.TryGetValue(name, out var run))
        {
            runs.Add(name, run = new RunSamples());
        }

        // One text a metric, not one a row.
        var metric = metrics.TryGetValue(row[5], out var known) ? known : metrics[row[5]] = row[5];
        run._metrics.Add(metric);
        if (!run._samples.TryGetValue(time, out var sample))
        {
            run._samples.Add(time, sample = (iteration, []));
        }

        return sample.MacroIteration == iteration && sample.Values.TryAdd(metric, value) ? string.Empty
            : $"expected one row of a run, time and metric, found a second one of {name}, {row[3]} s, {metric}";
    }

    private static ScenarioException Fault(string file, long line, string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"), problem);
}
