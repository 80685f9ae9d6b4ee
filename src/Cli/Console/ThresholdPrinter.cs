using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>The table that a search leaves on the terminal: a line for every answer.</summary>
internal static class ThresholdPrinter
{
    /// <summary>Writes the table, and how to read it.</summary>
    public static void Write(TextWriter output, ThresholdResult result)
    {
        var (spec, scenario) = (result.Spec, result.Scenario);
        var table = new Table().Border(TableBorder.Rounded).Title(Shown.Text(scenario.Title ?? scenario.Name));
        string[] titles =
        [
            "model", "scheduler", .. spec.And is { } and ? [and.Symbol()] : Array.Empty<string>(), "answer", spec.Over.Symbol(),
            "between", "certified",
        ];
        Array.ForEach(titles, title => table.AddColumn(new TableColumn(Shown.Text(title)) { NoWrap = true }));
        foreach (var curve in result.Curves)
        {
            foreach (var crossing in curve.Crossings.Cast<Crossing?>().DefaultIfEmpty(null))
            {
                table.AddRow([.. Cells(spec, curve, crossing).Select(Shown.Text)]);
            }
        }

        Consoles.For(output, 200).Write(table);
        output.WriteLine(
            "Where all schedules are the same, a value counts as converging where its run came within the tolerance, or its distance still "
                + "fell when time was up.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Where they are drawn, it does where the rate of ln(distance), all change over all time, is below 0 with its "
                + $"{100 * spec.Confidence:0.##} % interval."));
        if (result.Curves.SelectMany(curve => curve.Points).Any(point => double.IsInfinity(point.RateHigh)))
        {
            output.WriteLine("One schedule has no interval, and decides nothing: ask for more --replicates.");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Runs} runs."));
    }

    private static IEnumerable<string> Cells(ThresholdSpec spec, ThresholdCurve curve, Crossing? crossing)
    {
        yield return curve.Model;
        yield return curve.Scheduler;
        if (spec.And is { } and)
        {
            yield return and.Write(curve.And!.Value);
        }

        yield return curve.AnswerText;
        var side = crossing is { ConvergesBelow: false } ? " (converges above)" : string.Empty;
        yield return crossing is null ? "–" : $"{spec.Over.Write(crossing.Estimate)}{side}";
        yield return crossing is null ? "–" : $"{spec.Over.Write(crossing.Below)} … {spec.Over.Write(crossing.Above)}";
        yield return ThresholdTexts.Certified(spec.Over, curve.Certified);
    }
}
