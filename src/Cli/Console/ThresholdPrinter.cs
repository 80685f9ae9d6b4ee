using System.Globalization;
using Hogwild.Experiments;
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
            string.Create(CultureInfo.InvariantCulture, $"{100 * spec.Confidence:0.##} % interval"), "certified",
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
            "A run counts as converging where it came within the tolerance, or, where time was up before, where its distance still fell "
                + "(the slope of ln(distance) over its second half).");
        if (result.Curves.Any(curve => curve.Points.Any(point => point.Counts.Sum() > 1)) && !CanDecide(scenario))
        {
            output.WriteLine($"With {scenario.Run.Replicates.ToString(CultureInfo.InvariantCulture)} schedules no share is ever decided "
                + "at this confidence: intervals are open. Ask for more --replicates.");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Runs} runs."));
    }

    private static bool CanDecide(Scenario scenario) =>
        Wilson.Of(0, scenario.Run.Replicates, scenario.Threshold!.Confidence).IsDecided;

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
        yield return crossing is null ? "–" : $"{End(crossing.Low)} … {End(crossing.High)}";
        yield return curve.Certified switch
        {
            null => "nothing",
            double.PositiveInfinity => "any",
            0 => "none",
            { } limit => $"{(spec.Over == ThresholdParameter.Bound ? "up to" : "below")} {spec.Over.Write(limit)}",
        };

        string End(double? value) => value is { } number ? spec.Over.Write(number) : "?";
    }
}
