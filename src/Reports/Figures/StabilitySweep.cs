using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Along one parameter: the share of schedules that converge with its interval, and the growth rate of distances.</summary>
internal static class StabilitySweep
{
    private const int Width = 1200;
    private const int PanelHeight = 452;
    private const int NarrowestPanel = 400;
    private const double SeenShare = 0.006;
    private static readonly PixelPadding Padding = new(84, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result)
    {
        var figure = new Figure(FigureStyle.Of(result.Scenario), Width, result.Scenario.Title ?? result.Scenario.Name);
        var over = result.Spec.Over;
        var series = StabilityFigure.Series(result);
        var share = PanelStyle.Create(over.Axis(), "share of schedules that converge", Padding);
        var rate = PanelStyle.Create(over.Axis(), "growth rate of the distance (1/s)", Padding);
        rate.Add.HorizontalLine(0, 1, Palette.Grey).EnableAutoscale = false;
        share.Add.HorizontalLine(0.5, 1, Palette.Grey).EnableAutoscale = false;
        foreach (var item in series)
        {
            DrawDoubt(share, over, item);
        }

        foreach (var item in series)
        {
            DrawShare(share, over, item);
            DrawRate(rate, over, item);
            item.Curves[0].Crossings.ToList().ForEach(crossing => Upright(rate, over, crossing.Estimate, item.Colour, LineKind.Reference));
        }

        foreach (var plot in new[] { share, rate })
        {
            Certify(plot, over, series);
            result.Spec.Known?.Values.ToList().ForEach(value => Upright(plot, over, value, Palette.Ink, LineKind.Reference));
        }

        Limit(share, result, -0.05, 1.05);
        var rates = Rates(result);
        var room = Math.Max(0.08 * (rates.Max() - rates.Min()), 1e-9);
        Limit(rate, result, rates.Min() - room, rates.Max() + room);
        figure.AddLegend(series.Select(item => LegendEntry.Of(item.Name, item.Colour, LineKind.Asynchronous, item.Marker)));
        figure.AddLegend(Styles(result, share.Axes.GetLimits().HorizontalSpan));
        figure.AddRow(PanelHeight, NarrowestPanel, share, rate);
        figure.Caption = $"Along the {over.Axis()}: in the first panel the share of schedules that converge, "
            + "in the second how fast distances grow.";
        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(ThresholdResult result, double width)
    {
        var crossings = result.Curves.SelectMany(curve => curve.Crossings).ToList();
        if (crossings.Count > 0)
        {
            var isSeen = crossings.Any(crossing => StabilityFigure.Place(result.Spec.Over, crossing.Above)
                - StabilityFigure.Place(result.Spec.Over, crossing.Below) > SeenShare * width);
            yield return LegendEntry.Of(
                isSeen ? "threshold (band: where the rate is in doubt)" : "threshold", Palette.Ink, LineKind.Reference);
        }

        if (result.Curves.Any(curve => curve.Certified is > 0 and < double.PositiveInfinity))
        {
            yield return LegendEntry.Of("certified up to here", Palette.Ink, LineKind.Guaranteed);
        }

        if (result.Spec.Known is { } known)
        {
            yield return LegendEntry.Of(known.Label, Palette.Ink, LineKind.Reference);
        }
    }

    private static void Upright(Plot plot, ThresholdParameter over, double value, Color colour, LineKind kind)
    {
        var line = plot.Add.VerticalLine(StabilityFigure.Place(over, value), kind.Width, colour);
        (line.LinePattern, line.EnableAutoscale) = (kind.Pattern, false);
    }

    /// <summary>Where the rate is in doubt; before all else, so that it hides nothing.</summary>
    private static void DrawDoubt(Plot plot, ThresholdParameter over, StabilitySeries series)
    {
        foreach (var crossing in series.Curves[0].Crossings)
        {
            var (low, high) = (StabilityFigure.Place(over, crossing.Below), StabilityFigure.Place(over, crossing.Above));
            var band = plot.Add.HorizontalSpan(low, high, Lines.Pale(series.Colour, LineBand.Opacity));
            (band.LineStyle.Width, band.EnableAutoscale) = (0, false);
        }
    }

    private static void DrawShare(Plot plot, ThresholdParameter over, StabilitySeries series)
    {
        var (colour, curve) = (series.Colour, series.Curves[0]);
        double[] x = [.. curve.Points.Select(point => StabilityFigure.Place(over, point.Value))];
        foreach (var crossing in curve.Crossings)
        {
            Upright(plot, over, crossing.Estimate, colour, LineKind.Reference);
        }

        foreach (var (place, point) in x.Zip(curve.Points))
        {
            var bar = plot.Add.Line(place, point.Low, place, point.High);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.5), 1.6f);
        }

        var shares = plot.Add.Scatter(x, curve.Points.Select(point => point.Share).ToArray(), colour);
        (shares.LineWidth, shares.MarkerSize, shares.MarkerShape, shares.MarkerLineWidth) = (2, 7, series.Marker, 1.6f);
    }

    private static void DrawRate(Plot plot, ThresholdParameter over, StabilitySeries series)
    {
        var (colour, curve) = (series.Colour, series.Curves[0]);
        var told = curve.Points.Where(point => double.IsFinite(point.Rate)).ToList();
        foreach (var point in told.Where(point => double.IsFinite(point.RateHigh - point.RateLow)))
        {
            var place = StabilityFigure.Place(over, point.Value);
            var bar = plot.Add.Line(place, point.RateLow, place, point.RateHigh);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.5), 1.6f);
        }

        var rates = plot.Add.Scatter(
            told.Select(point => StabilityFigure.Place(over, point.Value)).ToArray(), told.Select(point => point.Rate).ToArray(), colour);
        (rates.LineWidth, rates.MarkerSize, rates.MarkerShape, rates.MarkerLineWidth) = (2, 7, series.Marker, 1.6f);
    }

    private static void Certify(Plot plot, ThresholdParameter over, IReadOnlyList<StabilitySeries> series)
    {
        foreach (var item in series.Where(item => item.Curves[0].Certified is > 0 and < double.PositiveInfinity))
        {
            Upright(plot, over, item.Curves[0].Certified!.Value, item.Colour, LineKind.Guaranteed);
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
        double[] known = [.. (result.Spec.Known?.Values ?? []).Select(value => StabilityFigure.Place(over, value))];
        var left = places.Concat(certified).Concat(known).Min();
        var right = places.Concat(known).Max();
        var room = 0.03 * Math.Max(right - left, 1e-9);
        plot.Axes.SetLimits(left - room, right + room, bottom, top);
        StabilityFigure.SetTicks(plot.Axes.Bottom, over, left - room, right + room);
    }
}
