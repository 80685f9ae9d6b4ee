using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How well a calibrated world fits what was recorded: of the clock and of the link of all nodes and arcs put together the probability of
/// at most so long, found without any family and fitted, and quantile against quantile.
/// </summary>
public static class CalibrationFigure
{
    private const int Width = 1100;
    private const int Height = 400;
    private const int Narrowest = 380;
    private const double Milliseconds = TimeSpan.TicksPerMillisecond;

    /// <summary>Draws it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="title">The title.</param>
    public static Figure Create(CalibratedWorld world, string title)
    {
        ArgumentNullException.ThrowIfNull(world);
        var figure = new Figure(FigureStyle.Screen, Width, title)
        {
            Caption = "What was recorded and what was fitted, of all clocks and of all links: distribution, and quantile against quantile.",
        };
        figure.AddRow(Height, Narrowest, Distribution(world.Clock.Fit, "time between activations"), Quantiles(world.Clock.Fit));
        if (world.Link is { } link)
        {
            figure.AddRow(Height, Narrowest, Distribution(link.Fit, "delay of messages"), Quantiles(link.Fit));
        }

        figure.AddLegend(
        [
            LegendEntry.Of("recorded, without any family", Palette.Ink, LineKind.Asynchronous),
            LegendEntry.Of("fitted", Fitted, LineKind.Asynchronous),
        ]);
        return figure;
    }

    private static Color Fitted => Palette.Of(1);

    private static PanelPlot Distribution(DelayFit fit, string what)
    {
        var plot = PanelStyle.Create($"{what} (ms)", "share of at most that long", new PixelPadding(72, 16, 58, 40));
        double[] at = [.. fit.Curve.Select(point => point.Ticks / Milliseconds)];
        Add(at, [.. fit.Curve.Select(point => point.Found)], Palette.Ink);
        Add(at, [.. fit.Curve.Select(point => point.Fitted)], Fitted);
        PanelStyle.Head(plot, string.Create(
            CultureInfo.InvariantCulture,
            $"{fit.Family}{(fit.Loss > 0 ? $", {100 * fit.Loss:0.0} % lost" : string.Empty)}, largest distance {fit.Distance:0.000}"));
        plot.Axes.SetLimits(0, at.DefaultIfEmpty(1).Last() * 1.02, 0, 1.02);
        plot.Axes.Left.TickGenerator = new GridTicks(0);
        return plot;

        void Add(double[] x, double[] y, Color colour)
        {
            var line = plot.Add.ScatterLine(x, y, colour);
            line.LineWidth = 1.8f;
        }
    }

    private static PanelPlot Quantiles(DelayFit fit)
    {
        var distribution = fit.Spec.Create();
        var plot = PanelStyle.Create("fitted quantile (ms)", "recorded quantile (ms)", new PixelPadding(72, 16, 58, 40));
        (double Fitted, double Found)[] points =
        [
            .. fit.Curve.Select(point => (Share: point.Found / (1 - fit.Loss), point.Ticks))
                .Where(point => point.Share is > 0.001 and < 0.999)
                .Select(point => (distribution.Quantile(point.Share) / Milliseconds, point.Ticks / Milliseconds)),
        ];
        var reach = points.SelectMany(point => (double[])[point.Fitted, point.Found]).DefaultIfEmpty(1).Max() * 1.05;
        var marks = plot.Add.ScatterPoints(
            points.Select(point => point.Fitted).ToArray(), points.Select(point => point.Found).ToArray(), Fitted);
        marks.MarkerSize = 4;
        var line = plot.Add.ScatterLine(new[] { 0, reach }, new[] { 0, reach }, Palette.Ink);
        line.LineWidth = 1;
        PanelStyle.Head(plot, string.Create(CultureInfo.InvariantCulture, $"{fit.Ended} known, {fit.Open} open"));
        plot.Axes.SetLimits(0, reach, 0, reach);
        plot.Axes.Left.TickGenerator = new GridTicks(0);
        return plot;
    }

}
