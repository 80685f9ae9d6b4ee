using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// A number of samples against virtual time, such as the loss of the data set (after the paper's appendix A.7) or the accuracy, until it
/// has settled: mean and 10–90 % band over schedules, that of the synchronous computation dash-dotted.
/// </summary>
internal static class CourseFigure
{
    private const int Width = 860;
    private const int PanelHeight = 452;
    private const double Room = 1.4;
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="models">Models with asynchronous runs, of which the number is known.</param>
    /// <param name="course">Which number.</param>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models, Course course)
    {
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name);
        var curves = models.Select(model => SampleCurve.Of(model.Asynchronous, course.Number)).ToList();
        double[] ends = [.. models.Select(course.Synchronous)];
        var axis = course.Axis(curves, ends);
        var plot = PanelStyle.Create(TimeAxis.Label(scenario), course.Label, Padding);
        var until = Math.Min(TimeAxis.End(scenario, models), Room * curves.Max(axis.Settled));
        until = until > 0 ? until : TimeAxis.End(scenario, models);
        var colours = ModelColours.Of(scenario);
        LineBand.Draw(plot, models.Zip(curves, (model, curve) => new LineBand(
            curve.X, Places(curve.Low, axis), Places(curve.High, axis), colours[model.Model])));
        for (var k = 0; k < models.Count; k++)
        {
            var colour = colours[models[k].Model];
            if (double.IsFinite(ends[k]))
            {
                Lines.Draw(plot, [0, until], [axis.Place(ends[k]), axis.Place(ends[k])], colour, LineKind.Synchronous);
            }

            Lines.Draw(plot, curves[k].X, Places(curves[k].Mean, axis), colour, LineKind.Asynchronous);
            ModelMarkers.Draw(
                plot, curves[k].X, Places(curves[k].Mean, axis), colour, colours.MarkerOf(models[k].Model), (k, models.Count), (0, until));
        }

        axis.Apply(plot, 0, until);
        var same = Coinciding.Notes(
            [.. models.Zip(curves, (model, curve) => (model.Model, curve.X, Places(curve.Mean, axis)))], axis.Top - axis.Bottom);
        figure.AddLegend(models.Select((model, k) => LegendEntry.Of(
            $"{model.Model}{(double.IsFinite(ends[k]) ? $" (synchronous: {course.Write(ends[k])})" : string.Empty)}{same[k]}",
            colours[model.Model], LineKind.Asynchronous, colours.MarkerOf(model.Model))));
        figure.AddLegend(Styles(models.Max(model => model.Asynchronous.Count), curves, ends, axis));
        figure.Caption = $"{course.Label} against virtual time, until it has settled.";
        figure.AddRow(PanelHeight, Width, plot);
        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(int schedules, List<SampleCurve> curves, double[] ends, LossAxis axis)
    {
        var mean = schedules == 1 ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"mean of {schedules} schedules");
        yield return LegendEntry.Of(mean, Palette.Ink, LineKind.Asynchronous);
        if (curves.Any(curve => Lines.IsSeen(Places(curve.Low, axis), Places(curve.High, axis), axis.Top - axis.Bottom)))
        {
            yield return new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(LineBand.Opacity), 0);
        }

        if (ends.Any(double.IsFinite))
        {
            yield return LegendEntry.Of("synchronous", Palette.Ink, LineKind.Synchronous);
        }
    }

    private static double[] Places(double[] values, LossAxis axis) => [.. values.Select(axis.Place)];
}
