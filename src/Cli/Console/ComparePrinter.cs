using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Simulation;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>A comparison of two results, on the terminal.</summary>
internal static class ComparePrinter
{
    private const int Width = 200;
    private const int Most = 12;

    /// <summary>Writes what differs.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="comparison">What differs.</param>
    /// <param name="first">The first folder, as it was named.</param>
    /// <param name="second">The second folder.</param>
    public static void Write(TextWriter output, Comparison comparison, string first, string second)
    {
        output.WriteLine($"first:  {first}");
        output.WriteLine($"second: {second}");
        WriteChanges(output, "Scenario", comparison.Scenario);
        WriteChanges(output, "Code and files", comparison.Inputs);
        WriteFiles(output, comparison.Files);
        WriteMetrics(output, comparison);
        WriteParts(output, "Schedules part", comparison.Schedules);
        WriteParts(output, "States", comparison.States);
        output.WriteLine(comparison.IsSame ? "All tables, schedules and states are the same to the byte." : string.Create(
            CultureInfo.InvariantCulture, $"{comparison.Files.Count} {(comparison.Files.Count == 1 ? "file differs" : "files differ")}."));
    }

    private static void WriteChanges(TextWriter output, string what, IReadOnlyList<Change> changes)
    {
        output.WriteLine(changes.Count == 0 ? $"{what}: the same." : $"{what}:");
        foreach (var change in changes)
        {
            output.WriteLine($"  {Escapes.Line(change.Key)}: {Value(change.First)} → {Value(change.Second)}");
        }

        static string Value(string? value) => value is null ? "nothing" : value.Length == 0 ? "''" : Escapes.Line(value);
    }

    private static void WriteFiles(TextWriter output, IReadOnlyList<FileChange> files)
    {
        output.WriteLine(files.Count == 0 ? "Results: the same." : "Results:");
        foreach (var file in files.Take(Most))
        {
            var how = !file.InSecond ? "only in the first" : !file.InFirst ? "only in the second"
                : file.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"differs from line {file.Line} on") : "differs";
            output.WriteLine($"  {Escapes.Line(file.Name)}: {how}");
        }

        WriteRest(output, files.Count);
    }

    private static void WriteMetrics(TextWriter output, Comparison comparison)
    {
        if (comparison.Metrics.Count == 0)
        {
            output.WriteLine("Metrics: no replicates.csv, so runs are not compared one by one.");
            return;
        }

        output.WriteLine(HowCompared(comparison));
        var others = comparison.Metrics.Where(item => !item.IsSame).ToList();
        if (others.Count > 0)
        {
            Consoles.For(output, Width).Write(Table(comparison, others));
        }

        WriteSame(output, comparison);
        if (others.Any(item => item.Count > 0 && item.CountOfSecond > 0 && double.IsNaN(item.Interval.Low)))
        {
            output.WriteLine($"No interval where n is below {Bootstrap.Fewest}: of so few values it could not hold what it says.");
        }

        WriteLeftOut(output, others);
    }

    private static string HowCompared(Comparison comparison)
    {
        var confidence = (100 * comparison.Confidence).ToString("0.###", CultureInfo.InvariantCulture);
        var resamples = comparison.Resamples.ToString("#,0", CultureInfo.InvariantCulture);
        var cells = comparison.CellColumns.Count == 0 ? string.Empty
            : " n counts replicates, each with all of its cells, which share its random numbers; compare.csv (--out) has a row a cell.";
        return comparison.AreCommon
            ? $"Metrics, paired by run (same seed, so the same random numbers): second minus first, its {confidence} % interval "
                + $"(studentised bootstrap of pairs, {resamples} resamples), sign test.{cells}"
            : $"Metrics: the seeds differ, so runs are not pairs; difference of means, its {confidence} % interval (studentised bootstrap, "
                + $"unpaired, {resamples} resamples).{cells}";
    }

    private static void WriteSame(TextWriter output, Comparison comparison)
    {
        var same = comparison.Metrics.Where(item => item.IsSame).ToList();
        if (same.Count == 0)
        {
            return;
        }

        // Of other seeds, runs that draw nothing would else look like chance.
        var regime = comparison.AreCommon ? -1 : comparison.Columns.ToList().IndexOf("regime");
        var still = regime < 0 ? 0 : same.Count(item => item.Group[regime] == Regime.Synchronous.Text());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{same.Count} {(same.Count == 1 ? "row is" : "rows are")} the same in every run"
                + $"{(still == 0 ? string.Empty : $", {still} of the synchronous regime, which draws nothing")}."));
    }

    private static Table Table(Comparison comparison, List<MetricDifference> rows)
    {
        string[] titles = [.. comparison.Columns, "first", "second", "difference", "interval", "%", "n", "- / + / =", "p"];
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var (index, title) in titles.Index())
        {
            table.AddColumn(new TableColumn(Shown.Text(title))
            {
                NoWrap = true,
                Alignment = index < comparison.Columns.Count ? Justify.Left : Justify.Right,
            });
        }

        rows.ForEach(row => table.AddRow([.. Cells(row).Select(Shown.Text)]));
        return table;
    }

    private static IEnumerable<string> Cells(MetricDifference row) =>
    [
        .. row.Group, Number(row.First), Number(row.Second), Number(row.Difference),
        double.IsNaN(row.Interval.Low) ? "–" : $"[{Number(row.Interval.Low)}, {Number(row.Interval.High)}]",
        double.IsNaN(row.PerCent) ? "–" : row.PerCent.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture),
        row.IsPaired ? row.Count.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{row.Count} / {row.CountOfSecond}"),
        row.Signs is { } signs ? string.Create(CultureInfo.InvariantCulture, $"{signs.Less} / {signs.Greater} / {signs.Ties}") : "–",
        row.Signs is { } test ? Number(test.P) : "–",
    ];

    /// <summary>What is in no mean: nothing is left out in silence, and rows of which the same is said are told together.</summary>
    private static void WriteLeftOut(TextWriter output, List<MetricDifference> rows)
    {
        const int MostNames = 3;
        foreach (var told in rows.GroupBy(LeftOutOf).Where(told => told.Key.Length > 0))
        {
            var names = string.Join("; ", told.Take(MostNames).Select(row => Escapes.Line(string.Join(", ", row.Group))));
            var more = told.Count() > MostNames
                ? string.Create(CultureInfo.InvariantCulture, $"; and {told.Count() - MostNames} more rows") : string.Empty;
            output.WriteLine($"  {names}{more}: {told.Key}.");
        }
    }

    private static string LeftOutOf(MetricDifference row)
    {
        var parts = new List<string>();
        Add(row.Endless, "infinite (diverged, or never reached)", row.IsPaired ? "in the sign test, not in the means" : "not in the means");
        Add(row.Undefined, "not a number", row.IsPaired ? "neither in the means nor in the sign test" : "not in the means");
        if (row.IsPaired && row.OnlyInFirst + row.OnlyInSecond > 0)
        {
            parts.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.OnlyInFirst} runs only in the first and {row.OnlyInSecond} only in the second have no pair"));
        }

        return string.Join("; ", parts);

        void Add(LeftOut left, string what, string where)
        {
            if (left.All > 0)
            {
                parts.Add((row.IsPaired
                    ? Text($"{what} in {left.First} runs of the first alone, {left.Second} of the second alone, {left.Both} of both")
                    : Text($"{what} in {left.First} runs of the first, {left.Second} of the second")) + $": {where}");
            }
        }

        static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    private static void WriteParts(TextWriter output, string what, IReadOnlyList<(string Run, string Part)> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        output.WriteLine($"{what}:");
        foreach (var (run, part) in parts.Take(Most))
        {
            output.WriteLine($"  {Escapes.Line(run)}: {Escapes.Line(part)}");
        }

        WriteRest(output, parts.Count);
    }

    private static void WriteRest(TextWriter output, int count)
    {
        if (count > Most)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {count - Most} more"));
        }
    }

    private static string Number(double value) => double.IsNaN(value) ? "–" : value == 0 ? "0" : Powers.Write(value);
}
