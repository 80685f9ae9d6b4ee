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
    private const int Height = 560;
    private const double Margin = 0.06;
    private static readonly PixelPadding Padding = new(84, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result)
    {
        var hasAges = result.Curves.Any(curve => curve.IsEdgeWise);
        var width = hasAges ? 1200 : 860;
        var figure = new Figure(width, Height, result.Scenario.Title ?? result.Scenario.Name);
        var series = StabilityFigure.Series(result);
        var (over, and) = (result.Spec.Over, result.Spec.And!.Value);
        var map = PanelStyle.Create(and.Axis(), $"largest stable {over.Axis()}", Padding);
        var isCommon = series.All(item => item.Curves.Select(Limit).SequenceEqual(series[0].Curves.Select(Limit)));
        foreach (var (_, colour, curves) in series)
        {
            Draw(map, result.Spec, curves, colour);
            Certify(map, result.Spec, curves, isCommon ? Palette.Ink : colour);
        }

        Limit(map, result, [.. Heights(result)]);
        figure.AddLegend(series.Select(item => new LegendEntry(item.Name, item.Colour, 2.4f)));
        figure.AddLegend(Styles(result, hasAges));
        var foot = Height - Figure.LegendHeight(figure.Legend.Count) - 4;
        figure.Add(map, 0, Figure.TitleHeight, hasAges ? width * 0.56f : width, foot);
        if (hasAges)
        {
            figure.Add(Ages(result, series), width * 0.56f, Figure.TitleHeight, width, foot);
        }

        return figure;
    }

    private static IEnumerable<LegendEntry> Styles(ThresholdResult result, bool hasAges)
    {
        yield return new LegendEntry("threshold, bars: where the rate is in doubt", Palette.Ink, 2.4f);
        if (result.Curves.Any(IsCertified))
        {
            yield return new LegendEntry("certified below", Palette.Ink, 1.6f, StabilityFigure.Dashes);
        }

        if (hasAges)
        {
            yield return new LegendEntry("right: oldest view", Palette.Ink, 2, [3, 3]);
            yield return new LegendEntry("right: oldest version it was computed from", Palette.Ink.WithAlpha(.6), 4);
        }
    }

    private static double? Limit(ThresholdCurve curve) => curve.Certified;

    private static bool IsCertified(ThresholdCurve curve) => curve.Certified is > 0 and < double.PositiveInfinity;

    private static void Draw(Plot plot, ThresholdSpec spec, IReadOnlyList<ThresholdCurve> curves, Color colour)
    {
        var and = spec.And!.Value;
        var crossings = curves
            .SelectMany(curve => curve.Crossings.Select(crossing => (X: Place(and, curve.And!.Value), Crossing: crossing))).ToList();
        var thresholds = curves.SelectMany(Threshold).Select(item => (Place(and, item.And), Place(spec.Over, item.Value)));
        Line(plot, thresholds, colour, 2.4f, LinePattern.Solid);
        foreach (var (x, crossing) in crossings)
        {
            var low = Place(spec.Over, crossing.Below);
            var high = Place(spec.Over, crossing.Above);
            var bar = plot.Add.Line(x, low, x, high);
            (bar.Color, bar.LineWidth) = (colour.WithAlpha(.55), 4);
        }

        var markers = plot.Add.Markers(
            crossings.Select(item => item.X).ToArray(), crossings.Select(item => Place(spec.Over, item.Crossing.Estimate)).ToArray());
        (markers.Color, markers.MarkerSize, markers.MarkerShape) = (colour, 7, MarkerShape.FilledCircle);
    }

    private static void Certify(Plot plot, ThresholdSpec spec, IReadOnlyList<ThresholdCurve> curves, Color colour)
    {
        var certified = curves.Where(IsCertified)
            .Select(curve => (Place(spec.And!.Value, curve.And!.Value), Place(spec.Over, curve.Certified!.Value)));
        Line(plot, certified, colour, 1.6f, new LinePattern(StabilityFigure.Dashes, 0, "certified"));
    }

    /// <summary>The first value from which on runs do not converge; none where there is none.</summary>
    private static IEnumerable<(double And, double Value)> Threshold(ThresholdCurve curve) =>
        curve.Crossings.Where(crossing => crossing.ConvergesBelow).Take(1).Select(crossing => (curve.And!.Value, crossing.Estimate));

    private static void Line(Plot plot, IEnumerable<(double X, double Y)> points, Color colour, float width, LinePattern pattern)
    {
        var (x, y) = (points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray());
        var line = plot.Add.ScatterLine(x, y, colour);
        (line.LineWidth, line.LinePattern) = (width, pattern);
    }

    /// <summary>Ages over the second parameter: in steps of the grid where that is a bound, else in milliseconds.</summary>
    private static Plot Ages(
        ThresholdResult result, IReadOnlyList<(string Name, Color Colour, IReadOnlyList<ThresholdCurve> Curves)> series)
    {
        var and = result.Spec.And!.Value;
        var isBound = and == ThresholdParameter.Bound;
        var unit = isBound ? result.Scenario.Step.TotalSeconds : 1e-3;
        var plot = PanelStyle.Create(and.Axis(), isBound ? "largest age read (steps)" : "largest age read (ms)", Padding);
        foreach (var (_, colour, curves) in series)
        {
            var nested = Largest(curves.Where(curve => curve.IsEdgeWise), point => point.NestedAge);
            Line(plot, nested, colour.WithAlpha(.6), 4, LinePattern.Solid);
        }

        // Above the others: a view of two hops may be exactly as old as what a view of one hop was made of.
        foreach (var (_, colour, curves) in series)
        {
            Line(plot, Largest(curves, point => point.Age), colour, 2, new LinePattern([3, 3], 0, "age"));
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
            .Concat(result.Curves.Where(IsCertified).Select(curve => curve.Certified!.Value));
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
