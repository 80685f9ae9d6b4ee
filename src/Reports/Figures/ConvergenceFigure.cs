using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Distance to what the synchronous computation arrives at, against virtual time and against macro-iterations: median and 10–90 % band over
/// the schedules, the synchronous run, the certified rate.
/// </summary>
public static class ConvergenceFigure
{
    private const int Width = 1200;
    private const int BaseHeight = 580;
    private const int MostSingleLines = 8;
    private const double Headroom = 3;
    private static readonly LinePattern Certified = new([6, 4], 0, "certified");
    private static readonly PixelPadding Padding = new(76, 14, 58, 8);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Create(result.Scenario, result.Models);
    }

    /// <summary>Draws the figure of some models.</summary>
    internal static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var figure = new Figure(Width, Height(models), scenario.Title ?? scenario.Name);
        var clipped = models.Any(model => Convergence.IsClipped(model.Asynchronous.Prepend(model.Synchronous)));
        var label = clipped ? $"relative distance, ∞-norm (clipped at {Powers.OfTen(-16)})" : "relative distance, ∞-norm";
        var time = PanelStyle.Create("virtual time (s)", label, Padding);
        var macro = PanelStyle.Create("macro-iterations (synchronous: rounds)", label, Padding);
        foreach (var plot in new[] { time, macro })
        {
            var line = plot.Add.HorizontalLine(Math.Log10(scenario.Run.Tolerance), 1, Palette.Grey);
            line.EnableAutoscale = false;
        }

        var colours = ModelColours.Of(scenario);
        var end = models.Max(model => MacroEnd(model));
        foreach (var model in models)
        {
            DrawTime(time, model, colours[model.Model], scenario.Run.Until.TotalSeconds);
            DrawMacro(macro, model, colours[model.Model], end);
        }

        Limit(time, models, scenario.Run.Until.TotalSeconds);
        Limit(macro, models, end);
        figure.AddLegend(models.Select(model => new LegendEntry(Name(model), colours[model.Model], 2.4f)));
        figure.AddLegend(Styles(scenario, models));
        figure.AddLegend(models.Select(model => Note(model, colours[model.Model])));
        var foot = Height(models) - Figure.LegendHeight(figure.Legend.Count) - 4;
        figure.Add(time, 0, Figure.TitleHeight, Width / 2f, foot);
        figure.Add(macro, Width / 2f, Figure.TitleHeight, Width, foot);
        return figure;
    }

    // What is proved about a model takes most of a line.
    private static int Height(IReadOnlyList<ModelResult> models) => BaseHeight + (22 * models.Count);

    /// <summary>What is proved about a model, with the line it gives.</summary>
    private static LegendEntry Note(ModelResult model, Color colour)
    {
        // The font has no raised T.
        var text = model.Certificate?.Statement.Split(" (Bertsekas")[0].Replace("ᵀ", "^T", StringComparison.Ordinal)
            ?? model.Step?.Brief ?? "no certificate";
        var isDrawn = model.Certificate is { Start: > 0, Factor: > 0 } || model.Step?.Line is { Start: > 0 };
        return new LegendEntry($"{model.Model}: {text}", colour, isDrawn ? 1.6f : -1, [6, 4]);
    }

    /// <summary>The model's name, to what its distance is where that is not the fixed point, and how many schedules diverged.</summary>
    private static string Name(ModelResult model)
    {
        var diverged = model.Asynchronous.Count(run => run.Outcome == RunOutcome.Diverged);
        var note = diverged == 0 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $": {diverged} of {model.Asynchronous.Count} diverged");
        return $"{model.Model}{(model.HasFixedPoint ? string.Empty : " (output)")}{note}";
    }

    private static IEnumerable<LegendEntry> Styles(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var schedules = models.Max(model => model.Asynchronous.Count);
        if (schedules == 1)
        {
            yield return new LegendEntry("one schedule", Palette.Ink, 2.4f);
        }
        else if (schedules > 1)
        {
            yield return new LegendEntry(
                string.Create(CultureInfo.InvariantCulture, $"median of {schedules} schedules"), Palette.Ink, 2.4f);
            yield return new LegendEntry("10–90 %", Palette.Ink.WithAlpha(.2), 0);
        }

        yield return new LegendEntry("synchronous", Palette.Ink, 1);
        if (models.Any(model => model.Certificate is not null || model.Step?.Line is not null))
        {
            yield return new LegendEntry("certified", Palette.Ink, 1.6f, [6, 4]);
        }

        if (models.Any(model => model.Asynchronous.Any(run => run.Outcome == RunOutcome.Diverged)))
        {
            yield return new LegendEntry("diverging run", Palette.Ink, 1, [2, 2]);
        }

        yield return new LegendEntry($"tolerance {Powers.Write(scenario.Run.Tolerance)}", Palette.Grey, 1);
    }

    private static void DrawTime(Plot plot, ModelResult model, Color colour, double until)
    {
        DrawCurve(plot, Convergence.OverTime(model.Asynchronous), colour);
        foreach (var run in model.Asynchronous.Where(run => run.Outcome == RunOutcome.Diverged).Take(MostSingleLines))
        {
            var (x, y) = Convergence.Line(run);
            Line(plot, x, y, colour, 1, LinePattern.Dotted);
        }

        if (model.Step?.Line is { Start: > 0, Factor: > 0 } certified)
        {
            // A bound holds from the end of a period on; the line is the corners of that staircase.
            var (start, slope) = (Math.Log10(certified.Start), Math.Log10(certified.Factor) / certified.Period);
            var last = Math.Max(until, 2 * certified.Period);
            Line(plot, [0, certified.Period, last], [start, start, start + (slope * (last - certified.Period))], colour, 1.6f, Certified);
        }
    }

    private static void DrawMacro(Plot plot, ModelResult model, Color colour, double end)
    {
        if (model.HasFixedPoint)
        {
            // Of a layered model it would be a fall to zero at its depth, which looks like the fastest convergence of all.
            var synchronous = Convergence.OverMacroIterations([model.Synchronous]);
            Line(plot, synchronous.X, synchronous.Median, colour, 1, LinePattern.Solid);
        }

        DrawCurve(plot, Convergence.OverMacroIterations(model.Asynchronous), colour);
        if (model.Certificate is { Start: > 0, Factor: > 0 } rate)
        {
            var (start, slope) = (Math.Log10(rate.Start), Math.Log10(rate.Factor));

            // Below the floor there is only rounding, of which the certificate does not speak.
            var last = slope < 0 ? Math.Min(end, Math.Max(0, (Math.Log10(Convergence.Floor) - start) / slope)) : end;
            Line(plot, [0, last], [start, start + (slope * last)], colour, 1.6f, Certified);
        }
    }

    private static void DrawCurve(Plot plot, Curve curve, Color colour)
    {
        if (curve.X.Length == 0)
        {
            return;
        }

        var band = plot.Add.FillY(curve.X, curve.Low, curve.High);
        band.FillColor = colour.WithAlpha(.2);
        band.LineWidth = 0;
        band.MarkerSize = 0;
        var line = Line(plot, curve.X, curve.Median, colour, 2.4f, LinePattern.Solid);
        line.MarkerSize = curve.X.Length <= 5 ? 6 : 0;
    }

    private static ScottPlot.Plottables.Scatter Line(Plot plot, double[] x, double[] y, Color colour, float width, LinePattern pattern)
    {
        var line = plot.Add.ScatterLine(x, y, colour);
        line.LineWidth = width;
        line.LinePattern = pattern;
        return line;
    }

    // As far as the asynchronous runs went, or the synchronous one where there are none.
    private static double MacroEnd(ModelResult model)
    {
        var curve = Convergence.OverMacroIterations(model.Asynchronous.Count > 0 ? model.Asynchronous : [model.Synchronous]);
        return curve.X.Length == 0 ? 1 : Math.Max(1, curve.X[^1]);
    }

    // From the smallest distance drawn to a little above the start: what diverges leaves through the top.
    private static void Limit(Plot plot, IReadOnlyList<ModelResult> models, double end)
    {
        var runs = models.SelectMany(model => model.Asynchronous.Prepend(model.Synchronous));
        var logs = runs.SelectMany(run => Convergence.Line(run).Y).DefaultIfEmpty(0).ToArray();
        var starts = models.Select(model => model.Synchronous).Where(run => run.Samples.Count > 0)
            .Select(run => Convergence.Log(run.Samples[0].Distance)).DefaultIfEmpty(0);
        var certified = models.Select(model => model.Step?.Line is { Start: > 0 } line ? Math.Log10(line.Start) : double.NegativeInfinity);
        var bottom = Math.Min(logs.Min(), -1) - 0.4;
        var top = Math.Min(Math.Max(logs.Max(), certified.Max()), starts.Max() + Headroom) + 0.4;
        plot.Axes.SetLimits(0, end * 1.01, bottom, Math.Max(top, bottom + 1));
        plot.Axes.Left.TickGenerator = Decades.Between(bottom, top);
    }
}
