using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Along one parameter: the share of schedules that converge with its interval, and the growth rate of distances.</summary>
internal static class StabilitySweep
{
    private const int Width = 1200;
    private const int Height = 560;
    private static readonly PixelPadding Padding = new(84, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result)
    {
        var figure = new Figure(Width, Height, result.Scenario.Title ?? result.Scenario.Name);
        var over = result.Spec.Over;
        var series = StabilityFigure.Series(result);
        var share = PanelStyle.Create(over.Axis(), "share of schedules that converge", Padding);
        var rate = PanelStyle.Create(over.Axis(), "growth rate of the distance (1/s)", Padding);
        rate.Add.HorizontalLine(0, 1, Palette.Grey).EnableAutoscale = false;
        share.Add.HorizontalLine(0.5, 1, Palette.Grey).EnableAutoscale = false;
        foreach (var (_, colour, curves) in series)
        {
            DrawShare(share, over, curves[0], colour);
            DrawRate(rate, over, curves[0], colour);
            foreach (var crossing in curves[0].Crossings)
            {
                var line = rate.Add.VerticalLine(StabilityFigure.Place(over, crossing.Estimate), 1.2f, colour);
                (line.LinePattern, line.EnableAutoscale) = (LinePattern.Dotted, false);
            }
        }

        foreach (var plot in new[] { share, rate })
        {
            Certify(plot, over, series);
        }

        Limit(share, result, -0.05, 1.05);
        var rates = Rates(result);
        var room = Math.Max(0.08 * (rates.Max() - rates.Min()), 1e-9);
        Limit(rate, result, rates.Min() - room, rates.Max() + room);
        figure.AddLegend(series.Select(item => new LegendEntry(item.Name, item.Colour, 2.4f)));
        figure.AddLegend(Styles(result));
        var foot = Height - Figure.LegendHeight(figure.Legend.Count) - 4;
        figure.Add(share, 0, Figure.TitleHeight, Width / 2f, foot);
        figure.Add(rate, Width / 2f, Figure.TitleHeight, Width, foot);
        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(ThresholdResult result)
    {
        if (result.Curves.Any(curve => curve.Crossings.Count > 0))
        {
            yield return new LegendEntry("threshold (band: where the rate is in doubt)", Palette.Ink, 1.2f, [2, 2]);
        }

        if (result.Curves.Any(curve => curve.Certified is > 0 and < double.PositiveInfinity))
        {
            yield return new LegendEntry("certified up to here", Palette.Ink, 1.6f, StabilityFigure.Dashes);
        }
    }

    private static void DrawShare(Plot plot, ThresholdParameter over, ThresholdCurve curve, Color colour)
    {
        double[] x = [.. curve.Points.Select(point => StabilityFigure.Place(over, point.Value))];
        foreach (var crossing in curve.Crossings)
        {
            var low = StabilityFigure.Place(over, crossing.Below);
            var high = StabilityFigure.Place(over, crossing.Above);
            var band = plot.Add.HorizontalSpan(low, high, colour.WithAlpha(.18));
            (band.LineStyle.Width, band.EnableAutoscale) = (0, false);
            var line = plot.Add.VerticalLine(StabilityFigure.Place(over, crossing.Estimate), 1.2f, colour);
            (line.LinePattern, line.EnableAutoscale) = (LinePattern.Dotted, false);
        }

        foreach (var (place, point) in x.Zip(curve.Points))
        {
            var bar = plot.Add.Line(place, point.Low, place, point.High);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.5), 1.6f);
        }

        var shares = plot.Add.Scatter(x, curve.Points.Select(point => point.Share).ToArray(), colour);
        (shares.LineWidth, shares.MarkerSize) = (2, 5);
    }

    private static void DrawRate(Plot plot, ThresholdParameter over, ThresholdCurve curve, Color colour)
    {
        var told = curve.Points.Where(point => double.IsFinite(point.Rate)).ToList();
        foreach (var point in told.Where(point => double.IsFinite(point.RateHigh - point.RateLow)))
        {
            var place = StabilityFigure.Place(over, point.Value);
            var bar = plot.Add.Line(place, point.RateLow, place, point.RateHigh);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.5), 1.6f);
        }

        var rates = plot.Add.Scatter(
            told.Select(point => StabilityFigure.Place(over, point.Value)).ToArray(), told.Select(point => point.Rate).ToArray(), colour);
        (rates.LineWidth, rates.MarkerSize) = (2, 5);
    }

    private static void Certify(
        Plot plot, ThresholdParameter over, IEnumerable<(string Name, Color Colour, IReadOnlyList<ThresholdCurve> Curves)> series)
    {
        foreach (var (_, colour, curves) in series.Where(item => item.Curves[0].Certified is > 0 and < double.PositiveInfinity))
        {
            var line = plot.Add.VerticalLine(StabilityFigure.Place(over, curves[0].Certified!.Value), 1.6f, colour);
            (line.LinePattern, line.EnableAutoscale) = (new LinePattern(StabilityFigure.Dashes, 0, "certified"), false);
        }
    }

    private static double[] Rates(ThresholdResult result) =>
        [.. result.Curves.SelectMany(curve => curve.Points).Select(point => point.Rate).Where(double.IsFinite).Append(0)];

    private static void Limit(Plot plot, ThresholdResult result, double bottom, double top)
    {
        var over = result.Spec.Over;
        double[] places = [.. result.Curves.SelectMany(curve => curve.Points).Select(point => StabilityFigure.Place(over, point.Value))];
        var certified = result.Curves.Select(curve => curve.Certified).Where(value => value is > 0 and < double.PositiveInfinity)
            .Select(value => StabilityFigure.Place(over, value!.Value));
        var left = places.Concat(certified).Min();
        var room = 0.03 * Math.Max(places.Max() - left, 1e-9);
        plot.Axes.SetLimits(left - room, places.Max() + room, bottom, top);
        StabilityFigure.SetTicks(plot.Axes.Bottom, over, left - room, places.Max() + room);
    }
}
