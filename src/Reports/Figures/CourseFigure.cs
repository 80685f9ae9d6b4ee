using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// A number of samples against virtual time, such as the loss of the data set (after the paper's appendix A.7) or the accuracy, until it
/// has settled: mean and 10–90 % band over schedules, that of the synchronous computation dashed.
/// </summary>
internal static class CourseFigure
{
    private const int Width = 860;
    private const int Height = 560;
    private const double Room = 1.4;
    private static readonly float[] Dashes = [6, 4];
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="models">Models with asynchronous runs, of which the number is known.</param>
    /// <param name="course">Which number.</param>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models, Course course)
    {
        var figure = new Figure(Width, Height, scenario.Title ?? scenario.Name);
        var curves = models.Select(model => SampleCurve.Of(model.Asynchronous, course.Number)).ToList();
        double[] ends = [.. models.Select(course.Synchronous)];
        var axis = course.Axis(curves, ends);
        var plot = PanelStyle.Create("virtual time (s)", course.Label, Padding);
        var until = Math.Min(scenario.Run.Until.TotalSeconds, Room * curves.Max(axis.Settled));
        until = until > 0 ? until : scenario.Run.Until.TotalSeconds;
        var colours = ModelColours.Of(scenario);
        for (var k = 0; k < models.Count; k++)
        {
            var colour = colours[models[k].Model];
            Draw(plot, curves[k], axis, colour);
            if (double.IsFinite(ends[k]))
            {
                Line(plot, [0, until], [axis.Place(ends[k]), axis.Place(ends[k])], colour, 1.6f)
                    .LinePattern = new LinePattern(Dashes, 0, "synchronous");
            }
        }

        axis.Apply(plot, 0, until);
        figure.AddLegend(models.Zip(
            ends, (model, end) => new LegendEntry($"{model.Model} (synchronous: {course.Write(end)})", colours[model.Model], 2.4f)));
        figure.AddLegend(Styles(models.Max(model => model.Asynchronous.Count)));
        figure.Add(plot, 0, Figure.TitleHeight, Width, Height - Figure.LegendHeight(figure.Legend.Count) - 4);
        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(int schedules)
    {
        var mean = schedules == 1 ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"mean of {schedules} schedules");
        yield return new LegendEntry(mean, Palette.Ink, 2.4f);
        if (schedules > 1)
        {
            yield return new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(.2), 0);
        }

        yield return new LegendEntry("synchronous", Palette.Ink, 1.6f, Dashes);
    }

    private static void Draw(Plot plot, SampleCurve curve, LossAxis axis, Color colour)
    {
        if (curve.X.Length == 0)
        {
            return;
        }

        var band = plot.Add.FillY(curve.X, Places(curve.Low), Places(curve.High));
        (band.FillColor, band.LineWidth, band.MarkerSize) = (colour.WithAlpha(.2), 0, 0);
        Line(plot, curve.X, Places(curve.Mean), colour, 2.4f);

        double[] Places(double[] values) => [.. values.Select(axis.Place)];
    }

    private static ScottPlot.Plottables.Scatter Line(Plot plot, double[] x, double[] y, Color colour, float width)
    {
        var line = plot.Add.ScatterLine(x, y, colour);
        line.LineWidth = width;
        return line;
    }
}
