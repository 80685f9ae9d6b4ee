using Hogwild.Experiments;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// The stability map: the threshold of one parameter against another, a line for every model and scheduler with its confidence bars,
/// certified limits dashed; for edge-wise rules also how old what was read became, over one hop and over two.
/// </summary>
internal static class StabilityMap
{
    private const int PanelHeight = 452;
    private const int NarrowestPanel = 400;
    private const float ShareOfMap = 0.56f;
    private const double SeenShare = 0.02;
    private const double Margin = 0.06;
    private static readonly PixelPadding Padding = new(84, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result)
    {
        var hasAges = result.Curves.Any(curve => curve.IsEdgeWise);
        var figure = new Figure(FigureStyle.Of(result.Scenario), hasAges ? 1200 : 860, result.Scenario.Title ?? result.Scenario.Name);
        var series = StabilityFigure.Series(result);
        var (over, and) = (result.Spec.Over, result.Spec.And!.Value);
        var map = PanelStyle.Create(and.Axis(), $"largest stable {over.Axis()}", Padding);
        var isCommon = series.All(item => item.Curves.Select(Limit).SequenceEqual(series[0].Curves.Select(Limit)));
        DrawKnown(map, result.Spec);
        foreach (var item in series)
        {
            Draw(map, result.Spec, item);
            Certify(map, result.Spec, item.Curves, isCommon ? Palette.Ink : item.Colour);
        }

        double[] heights = [.. Heights(result)];
        Limit(map, result, heights);
        figure.AddLegend(series.Select(item => LegendEntry.Of(item.Name, item.Colour, LineKind.Asynchronous, item.Marker)));
        figure.AddLegend(Styles(result, hasAges, map.Axes.GetLimits().VerticalSpan));
        figure.AddRow(
            PanelHeight, NarrowestPanel,
            hasAges
                ? [new FigurePanel((_, _) => map, ShareOfMap), new FigurePanel((_, _) => Ages(result, series), 1 - ShareOfMap)] : [map]);
        figure.Caption = $"The largest stable {over.Axis()} against {and.Axis()}: below a line runs converge, above it they do not.";
        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(ThresholdResult result, bool hasAges, double height)
    {
        var hasBars = result.Curves.SelectMany(curve => curve.Crossings).Any(crossing =>
            Place(result.Spec.Over, crossing.Above) - Place(result.Spec.Over, crossing.Below) > SeenShare * height);
        yield return LegendEntry.Of(
            hasBars ? "threshold, bars: where the rate is in doubt" : "threshold", Palette.Ink, LineKind.Asynchronous);
        if (result.Curves.Any(IsCertified))
        {
            yield return LegendEntry.Of("certified below", Palette.Ink, LineKind.Guaranteed);
        }

        if (result.Spec.Known is { } known)
        {
            yield return LegendEntry.Of(known.Label, Palette.Ink, LineKind.Reference, MarkerShape.Cross);
        }

        if (hasAges)
        {
            yield return LegendEntry.Of("right: oldest view", Palette.Ink, LineKind.Asynchronous);
            yield return new LegendEntry("right: oldest version it was computed from", Palette.Ink.WithAlpha(.35), 6);
        }
    }

    /// <summary>What is known beforehand, under what was found, so that both are seen where they meet.</summary>
    private static void DrawKnown(Plot plot, ThresholdSpec spec)
    {
        if (spec.Known is { } known)
        {
            double[] x = [.. (known.At ?? [.. spec.AndValues]).Select(value => Place(spec.And!.Value, value))];
            double[] y = [.. known.Values.Select(value => Place(spec.Over, value))];
            Lines.Draw(plot, x, y, Palette.Ink, LineKind.Reference);
            var markers = plot.Add.Markers(x, y);
            (markers.Color, markers.MarkerSize, markers.MarkerShape, markers.MarkerLineWidth) = (Palette.Ink, 16, MarkerShape.Cross, 1.2f);
        }
    }

    private static double? Limit(ThresholdCurve curve) => curve.Certified;

    private static bool IsCertified(ThresholdCurve curve) => curve.Certified is > 0 and < double.PositiveInfinity;

    private static void Draw(Plot plot, ThresholdSpec spec, StabilitySeries series)
    {
        var (_, colour, marker, curves) = series;
        var and = spec.And!.Value;
        var crossings = curves
            .SelectMany(curve => curve.Crossings.Select(crossing => (X: Place(and, curve.And!.Value), Crossing: crossing))).ToList();
        var thresholds = curves.SelectMany(Threshold).Select(item => (Place(and, item.And), Place(spec.Over, item.Value)));
        Line(plot, thresholds, colour, LineKind.Asynchronous);
        foreach (var (x, crossing) in crossings)
        {
            var low = Place(spec.Over, crossing.Below);
            var high = Place(spec.Over, crossing.Above);
            var bar = plot.Add.Line(x, low, x, high);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.55), 4);
        }

        var markers = plot.Add.Markers(
            crossings.Select(item => item.X).ToArray(), crossings.Select(item => Place(spec.Over, item.Crossing.Estimate)).ToArray());
        (markers.Color, markers.MarkerSize, markers.MarkerShape, markers.MarkerLineWidth) = (colour, 9, marker, 1.8f);
    }

    private static void Certify(Plot plot, ThresholdSpec spec, IReadOnlyList<ThresholdCurve> curves, Color colour)
    {
        var certified = curves.Where(IsCertified)
            .Select(curve => (Place(spec.And!.Value, curve.And!.Value), Place(spec.Over, curve.Certified!.Value)));
        Line(plot, certified, colour, LineKind.Guaranteed);
    }

    /// <summary>The first value from which on runs do not converge; none where there is none.</summary>
    private static IEnumerable<(double And, double Value)> Threshold(ThresholdCurve curve) =>
        curve.Crossings.Where(crossing => crossing.ConvergesBelow).Take(1).Select(crossing => (curve.And!.Value, crossing.Estimate));

    private static void Line(Plot plot, IEnumerable<(double X, double Y)> points, Color colour, LineKind kind) =>
        Lines.Draw(plot, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], colour, kind);

    /// <summary>Ages over the second parameter: in steps of the grid where that is a bound, else in milliseconds.</summary>
    private static PanelPlot Ages(ThresholdResult result, IReadOnlyList<StabilitySeries> series)
    {
        var and = result.Spec.And!.Value;
        var isBound = and == ThresholdParameter.Bound;
        var unit = isBound ? result.Scenario.Step.TotalSeconds : 1e-3;
        var plot = PanelStyle.Create(and.Axis(), isBound ? "largest age read (steps)" : "largest age read (ms)", Padding);
        foreach (var (_, colour, _, curves) in series)
        {
            var nested = Largest(curves.Where(curve => curve.IsEdgeWise), point => point.NestedAge);
            Line(plot, nested, colour.WithAlpha(.35), LineKind.Asynchronous with { Width = 6 });
        }

        // Above the others: a view of two hops may be exactly as old as what a view of one hop was made of.
        foreach (var (_, colour, _, curves) in series)
        {
            Line(plot, Largest(curves, point => point.Age), colour, LineKind.Asynchronous);
        }

        double[] heights =
        [
            .. result.Curves
                .SelectMany(curve => curve.Points.SelectMany(point => new[] { point.Age, curve.IsEdgeWise ? point.NestedAge : point.Age }))
                .Where(age => age > 0).Select(age => Math.Log10(age / unit)).DefaultIfEmpty(0),
        ];
        Limit(plot, result, heights, logarithmic: true);
        return plot;

        IEnumerable<(double X, double Y)> Largest(IEnumerable<ThresholdCurve> some, Func<ThresholdPoint, double> age) =>
            some.Select(curve => (Place(and, curve.And!.Value), Math.Log10(curve.Points.Max(age) / unit)));
    }

    private static double Place(ThresholdParameter parameter, double value) => StabilityFigure.Place(parameter, value);

    private static IEnumerable<double> Heights(ThresholdResult result)
    {
        var over = result.Spec.Over;
        var values = result.Curves.SelectMany(curve => curve.Crossings)
            .SelectMany(crossing => new[] { crossing.Estimate, crossing.Below, crossing.Above })
            .Concat(result.Curves.Where(IsCertified).Select(curve => curve.Certified!.Value))
            .Concat(result.Spec.Known?.Values ?? []);
        return values.DefaultIfEmpty(1).Select(value => Place(over, value));
    }

    private static void Limit(Plot plot, ThresholdResult result, double[] heights, bool logarithmic = false)
    {
        var and = result.Spec.And!.Value;
        double[] places = [.. result.Spec.AndValues.Select(value => Place(and, value))];
        var (left, right) = Widened(places);
        var (bottom, top) = Widened(heights);
        plot.Axes.SetLimits(left, right, bottom, top);
        StabilityFigure.SetTicks(plot.Axes.Left, logarithmic ? ThresholdParameter.Alpha : result.Spec.Over, bottom, top);
        if (and == ThresholdParameter.Bound)
        {
            var ticks = new NumericManual();
            result.Spec.AndValues.ToList().ForEach(value => ticks.AddMajor(Place(and, value), and.Write(value)));
            plot.Axes.Bottom.TickGenerator = ticks;
        }
        else
        {
            StabilityFigure.SetTicks(plot.Axes.Bottom, and, left, right);
        }
    }

    private static (double From, double To) Widened(double[] values)
    {
        var room = Math.Max(Margin * (values.Max() - values.Min()), 0.05);
        return (values.Min() - room, values.Max() + room);
    }
}
