using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Distance to what the synchronous computation arrives at, against virtual time and against macro-iterations: median and 10–90 % band over
/// the schedules, the synchronous run, the certified rate.
/// </summary>
public static class ConvergenceFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 436;
    private const int NarrowestPanel = 400;
    private const double Headroom = 3;
    private const int MostMarked = 40;
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
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name);
        var (colours, until) = (ModelColours.Of(scenario), TimeAxis.End(scenario, models));
        List<ConvergenceCurves> curves = [.. models.Select(model => ConvergenceCurves.Of(model))];
        var time = PanelStyle.Create(TimeAxis.Label(scenario), "relative distance, ∞-norm", Padding);
        var macro = PanelStyle.Create("macro-iterations (synchronous: rounds)", "relative distance, ∞-norm", Padding);
        var end = models.Max(model => MacroEnd(model));
        var bottom = ConvergenceCurves.Bottom(curves, scenario.Run.Tolerance);
        var top = Top(curves, bottom);
        Frame(time, scenario, curves, (until, bottom, top));
        Frame(macro, scenario, curves, (end, bottom, top));
        LineBand.Draw(time, curves.Select(curve => Band(curve.Time, colours[curve.Model.Model])));
        LineBand.Draw(macro, curves.Select(curve => Band(curve.Macro, colours[curve.Model.Model])));
        foreach (var (number, curve) in curves.Index())
        {
            var look = new Look(colours[curve.Model.Model], colours.MarkerOf(curve.Model.Model), (number, curves.Count));
            DrawTime(time, curve, look, until);
            DrawMacro(macro, curve, look, end);
        }

        var legend = new ConvergenceLegend(scenario, curves, end, (bottom, top));
        figure.AddLegend(legend.Models(colours));
        figure.AddLegend(legend.Styles());
        figure.AddLegend(legend.Notes(colours));
        figure.Caption = "Distance of the states (of layered rules: of the outputs) from what the synchronous computation arrives at, "
            + "divided by the size of that: in the first panel against time, in the second against macro-iterations, in each of "
            + "which every node has acted on what the one before left. Axes end a decade below the tolerance, or below what asynchronous "
            + "runs come to.";
        if (models.All(model => model.Epochs.Count == 0))
        {
            figure.AddRow(PanelHeight, NarrowestPanel, time, macro);
            return figure;
        }

        // Macro-iterations begin again with every change, so they are no axis.
        MarkEpochs(time, models);
        figure.Caption = "Distance of the states (of layered rules: of the outputs) from the answer of the world as it then is, divided by "
            + "the size of the first one, against virtual time. Dotted: changes, each of which begins an epoch with an answer of its own."
            + (models.Any(model => model.Following is not null)
                ? " Dashed: what is proved in the long run; thinner, with long gaps: after complete macro-iterations." : string.Empty);
        figure.AddRow(PanelHeight, NarrowestPanel, time);
        return figure;
    }

    /// <summary>Lines where epochs begin, unless they would hide the curves.</summary>
    private static void MarkEpochs(Plot plot, IReadOnlyList<ModelResult> models)
    {
        var epochs = models.MaxBy(model => model.Epochs.Count)!.Epochs;
        foreach (var epoch in epochs.Count <= MostMarked ? epochs : [])
        {
            var line = plot.Add.VerticalLine(epoch.TotalSeconds, LineKind.Reference.Width, Palette.Grey);
            (line.LinePattern, line.EnableAutoscale) = (LinePattern.Dotted, false);
        }
    }

    private static LineBand Band(Curve curve, Color colour) => new(curve.X, curve.Low, curve.High, colour);

    /// <summary>Limits, the tolerance, and shade over what is rounding.</summary>
    private static void Frame(
        Plot plot, Scenario scenario, List<ConvergenceCurves> curves, (double End, double Bottom, double Top) axes)
    {
        plot.Axes.SetLimits(0, axes.End * 1.01, axes.Bottom, axes.Top);
        plot.Axes.Left.TickGenerator = Decades.Between(axes.Bottom, axes.Top);
        if (ConvergenceCurves.Shaded(curves) is { } floor && floor > axes.Bottom)
        {
            var shade = plot.Add.Rectangle(0, axes.End * 1.01, axes.Bottom, floor);
            (shade.FillColor, shade.LineWidth) = (Palette.Noise, 0);
        }

        plot.Add.HorizontalLine(Math.Log10(scenario.Run.Tolerance), LineKind.Reference.Width, Palette.Grey).EnableAutoscale = false;
    }

    private static void DrawTime(Plot plot, ConvergenceCurves curves, Look look, double until)
    {
        DrawSynchronous(plot, curves, curves.SynchronousTime, look);
        DrawCurve(plot, curves.Time, look, until);
        foreach (var run in curves.Single)
        {
            var (x, y) = Convergence.Line(run);
            Lines.Draw(plot, x, y, look.Colour, LineKind.Single);
        }

        if (curves.Model.Step?.Line is { Start: > 0, Factor: > 0 } certified)
        {
            // A bound holds from the end of a period on; the line is the corners of that staircase.
            var (start, slope) = (Math.Log10(certified.Start), Math.Log10(certified.Factor) / certified.Period);
            var last = Math.Max(until, 2 * certified.Period);
            Lines.Draw(
                plot, [0, certified.Period, last], [start, start, start + (slope * (last - certified.Period))], look.Colour,
                LineKind.Guaranteed);
        }

        if (curves.Model.Following is { Bound: > 0 } line)
        {
            Lines.Draw(plot, [0, until], [Math.Log10(line.Bound), Math.Log10(line.Bound)], look.Colour, LineKind.Guaranteed);
            if (line.Settled > 0)
            {
                Lines.Draw(plot, [0, until], [Math.Log10(line.Settled), Math.Log10(line.Settled)], look.Colour, LineKind.Settled);
            }
        }
    }

    private static void DrawMacro(Plot plot, ConvergenceCurves curves, Look look, double end)
    {
        DrawSynchronous(plot, curves, curves.SynchronousMacro, look);
        DrawCurve(plot, curves.Macro, look, end);
        if (curves.Model.Certificate is { Start: > 0, Factor: > 0 } rate)
        {
            var (start, slope) = (Math.Log10(rate.Start), Math.Log10(rate.Factor));

            // Below the floor there is only rounding, of which the certificate does not speak.
            var last = slope < 0 ? Math.Min(end, Math.Max(0, (curves.Floor - start) / slope)) : end;
            Lines.Draw(plot, [0, last], [start, start + (slope * last)], look.Colour, LineKind.Guaranteed);
        }
    }

    private static void DrawSynchronous(Plot plot, ConvergenceCurves curves, Curve curve, Look look)
    {
        // Of a layered model it would be a fall to zero at its depth, which looks like the fastest convergence of all.
        if (curves.Model.HasFixedPoint)
        {
            Lines.Draw(plot, curve.X, curve.Median, look.Colour, LineKind.Synchronous);
        }
    }

    private static void DrawCurve(Plot plot, Curve curve, Look look, double end)
    {
        if (curve.X.Length > 0)
        {
            Lines.Draw(plot, curve.X, curve.Median, look.Colour, LineKind.Asynchronous);
            ModelMarkers.Draw(plot, curve.X, curve.Median, look.Colour, look.Marker, look.Turn, (0, end));
        }
    }

    // As far as the asynchronous runs went, or the synchronous one where there are none.
    private static double MacroEnd(ModelResult model)
    {
        var curve = Convergence.OverMacroIterations(model.Asynchronous.Count > 0 ? model.Asynchronous : [model.Synchronous]);
        return curve.X.Length == 0 ? 1 : Math.Max(1, curve.X[^1]);
    }

    // A little above the start: what diverges leaves through the top.
    private static double Top(List<ConvergenceCurves> curves, double bottom)
    {
        var runs = curves.SelectMany(curve => curve.Model.Asynchronous.Prepend(curve.Model.Synchronous)
            .SelectMany(run => Convergence.Line(run).Y.Select(log => Math.Max(log, curve.Floor))));
        var starts = curves.Select(curve => curve.Model.Synchronous).Where(run => run.Samples.Count > 0)
            .Select(run => Convergence.Log(run.Samples[0].Distance)).DefaultIfEmpty(0);
        var certified = curves.Select(curve =>
            Math.Log10(Math.Max(curve.Model.Step?.Line?.Start ?? 0, curve.Model.Following?.Bound ?? 0)));
        var top = Math.Min(Math.Max(runs.DefaultIfEmpty(0).Max(), certified.Max()), starts.Max() + Headroom) + 0.4;
        return Math.Max(top, bottom + 1);
    }

    private sealed record Look(Color Colour, MarkerShape Marker, (int Number, int Count) Turn);
}
