using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What a parameter does: above, updates a node and virtual time until runs are within the tolerance, mean and standard deviation; below,
/// for every model, the loss along the runs (or the distance, where there is none), a shade a value.
/// </summary>
internal static class VaryFigure
{
    private const int Width = 1200;
    private const int Height = 880;
    private const int TitleRoom = 26;
    private const double WideTimes = 5;
    private const double WideCosts = 8;
    private const double Room = 1.4;
    private const float Wider = 1.6f;
    private static readonly float[] Dashes = [6, 4];
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(VaryResult result)
    {
        var scenario = result.Scenario;
        var figure = new Figure(Width, Height, scenario.Title ?? scenario.Name);
        var names = result.Values[0].Models.Select(model => model.Model).ToList();
        figure.AddLegend(Above(result));
        figure.AddLegend(Below(result));
        var foot = Height - Figure.LegendHeight(figure.Legend.Count) - 4;
        var middle = Figure.TitleHeight + (0.46f * (foot - Figure.TitleHeight));
        var tolerance = Powers.Write(scenario.Run.Tolerance);
        figure.Add(
            Reaching(result, "updates_to_tolerance", $"updates per node to {tolerance}"), 0, Figure.TitleHeight, Width / 2f, middle);
        figure.Add(
            Reaching(result, "time_to_tolerance", $"virtual time to {tolerance} (s)"), Width / 2f, Figure.TitleHeight, Width, middle);
        var each = Width / (float)names.Count;
        var axis = AxisOf(result);
        var ends = EndsOf(result, axis);
        for (var model = 0; model < names.Count; model++)
        {
            figure.Add(Along(result, model, axis, ends[model]), model * each, middle + 6, (model + 1) * each, foot);
        }

        return figure;
    }

    private static IEnumerable<LegendEntry> Above(VaryResult result)
    {
        var colours = ModelColours.Of(result.Scenario);
        foreach (var (index, model) in result.Values[0].Models.Index())
        {
            // What has no curve says why, and shows no sample of one.
            var hasCurve = result.Values.Any(value => value.Models[index].UpdatesToTolerance.N > 0);
            var why = hasCurve ? string.Empty : model.HasFixedPoint ? ": never within the tolerance" : ": layered, below only";
            yield return new LegendEntry($"{model.Model}{why}", colours[model.Model], hasCurve ? 2.4f : -1);
        }

        var models = result.Values.SelectMany(value => value.Models).Where(model => model.HasFixedPoint).ToList();
        if (models.Count == 0)
        {
            yield break;
        }

        var open = models.All(model => model.Metric("updates_to_tolerance").N == model.Asynchronous.Count)
            ? string.Empty : "; open: of those that got there";
        var mean = string.Create(
            CultureInfo.InvariantCulture, $"{Schedules(models)}{open}");
        yield return new LegendEntry(mean, Palette.Ink, -1);
    }

    private static string Schedules(List<ModelResult> models) => models.Max(model => model.Asynchronous.Count) is var most && most == 1
        ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"mean ± standard deviation of {most} schedules");

    private static IEnumerable<LegendEntry> Below(VaryResult result)
    {
        yield return new LegendEntry($"below, {result.Spec.Axis}:", Palette.Ink, -1);
        foreach (var (index, value) in result.Values.Index())
        {
            yield return new LegendEntry(value.Value, Shades.Of(index, result.Values.Count), 2.6f);
        }

        if (HasLoss(result))
        {
            yield return new LegendEntry("synchronous", Palette.Ink, 1.6f, Dashes);
        }
    }

    private static bool HasLoss(VaryResult result) => result.Values[0].Models.All(model => model.Loss is not null);

    private static Plot Reaching(VaryResult result, string metric, string label)
    {
        var plot = PanelStyle.Create(result.Spec.Axis, label, Padding);
        var places = new VaryAxis(result.Spec);
        var rows = result.Values.Select(value => value.Models.Select(model => model.Metric(metric)).ToList()).ToList();
        var known = rows.SelectMany(row => row).Where(item => item.N > 0).ToList();
        var ends = known.SelectMany(item => new[] { Math.Max(item.Mean - item.Std, 0.5 * item.Mean), item.Mean + item.Std });
        var axis = LossAxis.For(ends, 0, WideCosts);
        var colours = ModelColours.Of(result.Scenario);
        for (var model = 0; model < rows[0].Count; model++)
        {
            var colour = colours[result.Values[0].Models[model].Model];
            var points = rows.Index().Where(row => row.Item[model].N > 0)
                .Select(row => (Place: places.Place(row.Index), row.Index, Is: row.Item[model])).ToList();
            var (x, y) = (points.Select(point => point.Place).ToArray(), points.Select(point => axis.Place(point.Is.Mean)).ToArray());
            var line = plot.Add.ScatterLine(x, y, colour);
            line.LineWidth = 2.4f;
            foreach (var (place, index, statistics) in points)
            {
                var low = axis.Place(Math.Max(statistics.Mean - statistics.Std, axis.IsLog ? 0.5 * statistics.Mean : 0));
                var bar = plot.Add.Line(place, low, place, axis.Place(statistics.Mean + statistics.Std));
                (bar.LineColor, bar.LineWidth, bar.MarkerSize) = (colour.WithAlpha(.55), 4, 0);
                var isAll = statistics.N == result.Values[index].Models[model].Asynchronous.Count;
                plot.Add.Marker(place, axis.Place(statistics.Mean), MarkerShape.FilledCircle, 9, colour);
                plot.Add.Marker(place, axis.Place(statistics.Mean), MarkerShape.FilledCircle, isAll ? 0 : 5.5f, Colors.White);
            }
        }

        places.Apply(plot.Axes.Bottom, out var left, out var right);
        var ticks = plot.Axes.Bottom.TickGenerator;
        axis.Apply(plot, left, right);
        plot.Axes.Bottom.TickGenerator = ticks;
        return plot;
    }

    private static Func<Sample, double> Number(VaryResult result) => HasLoss(result) ? sample => sample.Loss : sample => sample.Distance;

    // One for all models, so that panels can be compared.
    private static LossAxis AxisOf(VaryResult result)
    {
        var curves = result.Values.SelectMany(value => value.Models)
            .Select(model => SampleCurve.Of(model.Asynchronous, Number(result))).ToList();
        var start = curves.SelectMany(curve => curve.Mean.Take(1)).DefaultIfEmpty(0).Max();
        var ends = result.Values[0].Models.Where(model => model.Loss is not null).Select(model => model.Loss!.Value);
        return LossAxis.For(curves.SelectMany(curve => curve.Mean).Concat(HasLoss(result) ? ends : []), start);
    }

    /// <summary>
    /// Until when each model's panel shows its runs: until the last curve has settled; where all are where they end from the start on, as
    /// long as the longest of the other panels, or all of the run.
    /// </summary>
    private static double[] EndsOf(VaryResult result, LossAxis axis)
    {
        var ends = result.Values[0].Models.Select((_, model) => Room * result.Values.Max(value =>
            axis.Settled(SampleCurve.Of(value.Models[model].Asynchronous, Number(result))))).ToArray();
        var longest = ends.Max() is > 0 and var most ? most : result.Scenario.Run.Until.TotalSeconds;
        return [.. ends.Select(end => end > 0 ? end : longest)];
    }

    private static Plot Along(VaryResult result, int model, LossAxis axis, double end)
    {
        var first = result.Values[0].Models[model];
        var plot = PanelStyle.Create(
            "virtual time (s)", HasLoss(result) ? $"loss ({first.Loss!.Name})" : "relative distance, ∞-norm",
            Padding with { Top = TitleRoom });
        var (isLog, sample) = (IsLog(result), result.Scenario.Run.Sample.TotalSeconds);
        var (left, right) = (isLog ? Math.Log10(sample) : 0, Place(Math.Max(end, 2 * sample)));
        foreach (var (index, value) in result.Values.Index())
        {
            var curve = Curves(value);
            var from = isLog ? curve.X.TakeWhile(x => x <= 0).Count() : 0;
            var (x, y) = (curve.X.Skip(from).Select(Place).ToArray(), curve.Mean.Skip(from).Select(axis.Place).ToArray());
            var line = plot.Add.ScatterLine(x, y, Shades.Of(index, result.Values.Count));
            line.LineWidth = 2 + (Wider * Hidden(result, model, axis, index));
        }

        if (HasLoss(result) && double.IsFinite(first.Loss!.Value))
        {
            DrawSynchronous(plot, left, right, axis.Place(first.Loss.Value));
        }

        axis.Apply(plot, left, right);
        if (isLog)
        {
            plot.Axes.Bottom.TickGenerator = LogTicks.Between(left, right);
        }

        var hidden = Enumerable.Range(0, result.Values.Count).Count(index => Hidden(result, model, axis, index) > 0);
        var which = hidden == result.Values.Count - 1 ? "all" : "some";
        PanelStyle.Head(plot, hidden == 0 ? first.Model : $"{first.Model} ({which} coincide)");
        return plot;

        SampleCurve Curves(VariedResult value) => SampleCurve.Of(value.Models[model].Asynchronous, Number(result));

        double Place(double time) => isLog ? Math.Log10(Math.Max(time, sample)) : time;
    }

    /// <summary>On top of all curves, with a light edge: they end on it where a model arrives.</summary>
    private static void DrawSynchronous(Plot plot, double left, double right, double level)
    {
        plot.Add.ScatterLine(new[] { left, right }, new[] { level, level }, Colors.White.WithAlpha(.55)).LineWidth = 3;
        var line = plot.Add.ScatterLine(new[] { left, right }, new[] { level, level }, Palette.Ink);
        (line.LineWidth, line.LinePattern) = (1.6f, new LinePattern(Dashes, 0, "synchronous"));
    }

    /// <summary>How many later curves lie on one, all along: so much wider it is drawn, so that it is seen beside them.</summary>
    private static int Hidden(VaryResult result, int model, LossAxis axis, int index)
    {
        var own = Curve(index);
        return Enumerable.Range(index + 1, result.Values.Count - index - 1).Count(later => Curve(later) is var other
            && other.X.SequenceEqual(own.X)
            && other.Mean.Zip(own.Mean).All(pair =>
                Math.Abs(axis.Place(pair.First) - axis.Place(pair.Second)) < 0.003 * (axis.Top - axis.Bottom)));

        SampleCurve Curve(int value) => SampleCurve.Of(result.Values[value].Models[model].Asynchronous, Number(result));
    }

    private static bool IsLog(VaryResult result)
    {
        double[] times =
        [
            .. result.Values.SelectMany(value => value.Models).Select(model => model.Metric("time_to_tolerance"))
                .Where(item => item.N > 0 && item.Mean > 0).Select(item => item.Mean),
        ];
        return times.Length > 0 && times.Max() >= WideTimes * times.Min();
    }
}
