using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The lines of the convergence figure, one by one, for the chart that a reader can zoom.</summary>
internal static class PageCurves
{
    /// <summary>A model of a run has at most so many schedules with a line of their own, the first ones; one of a cell none.</summary>
    public const int MostReplicates = 32;

    // Of a sweep so many medians are shown, which keeps the page below some two megabytes.
    private const int MostMedians = 240;
    private const int MostPoints = 60_000;
    private const int MostOfALine = 800;
    private const int LeastOfALine = 40;

    /// <summary>The groups that are shown: all, or as many as have room, evenly spread, the first and the last among them.</summary>
    public static IReadOnlyList<CurveGroup> Shown(IReadOnlyList<CurveGroup> groups)
    {
        var most = Math.Max(2, MostMedians / Math.Max(1, groups.Max(group => group.Models.Count)));
        return groups.Count <= most ? groups
            : [.. Enumerable.Range(0, most).Select(k => groups[(int)((long)k * (groups.Count - 1) / (most - 1))])];
    }

    /// <summary>Distance against virtual seconds, a list a group.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="names">Names of models in the order of their numbers.</param>
    public static IReadOnlyList<IReadOnlyList<PageSeries>> OverTime(IReadOnlyList<CurveGroup> groups, IReadOnlyList<string> names) =>
        Thinned(groups, names, (number, model, most) =>
            Lines(number, model, Convergence.OverTime(model.Asynchronous), Convergence.Line, most)
                .Concat(Certified(number, Corners(model))));

    /// <summary>Distance against macro-iterations, a list a group.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="names">Names of models in the order of their numbers.</param>
    public static IReadOnlyList<IReadOnlyList<PageSeries>> OverMacroIterations(
        IReadOnlyList<CurveGroup> groups, IReadOnlyList<string> names) =>
        Thinned(groups, names, (number, model, most) =>
        {
            var median = Convergence.OverMacroIterations(model.Asynchronous);
            return Lines(number, model, median, Counted, most).Concat(Certified(number, Corners(model, median)));
        });

    /// <summary>Below it distances of a group are rounding; null where none is below.</summary>
    public static double? FloorOf(CurveGroup group) => ConvergenceCurves.Shaded(group.Models.Select(ConvergenceCurves.Of));

    private static (double[] X, double[] Y) Counted(Trajectory run)
    {
        var curve = Convergence.OverMacroIterations([run]);
        return (curve.X, curve.Median);
    }

    private static IEnumerable<PageSeries> Lines(
        int number, ModelResult model, Curve median, Func<Trajectory, (double[] X, double[] Y)> line, int most)
    {
        foreach (var run in model.Asynchronous.Count > 1 ? model.Asynchronous.Take(most) : [])
        {
            var (x, y) = line(run);
            yield return new PageSeries(number, "replicate", x, y) { Replicate = run.Replicate };
        }

        if (model.HasFixedPoint)
        {
            // Of a layered model it would be a fall to zero at its depth, which looks like the fastest convergence of all.
            var (x, y) = line(model.Synchronous);
            yield return new PageSeries(number, "synchronous", x, y);
        }

        if (median.X.Length > 0)
        {
            yield return new PageSeries(number, "median", median.X, median.Median)
            {
                Replicate = model.Asynchronous.Count == 1 ? model.Asynchronous[0].Replicate : null,
                Low = model.Asynchronous.Count > 1 ? median.Low : null,
                High = model.Asynchronous.Count > 1 ? median.High : null,
            };
        }
    }

    private static IEnumerable<PageSeries> Certified(int number, (double[] X, double[] Y) corners) =>
        corners.X.Length > 0 ? [new PageSeries(number, "certified", corners.X, corners.Y)] : [];

    // A bound holds from the end of a period on; the line is the corners of that staircase.
    private static (double[] X, double[] Y) Corners(ModelResult model)
    {
        if (model.Following is { Bound: > 0 } following)
        {
            var height = Math.Log10(following.Bound);
            return ([0, model.Asynchronous.Max(run => Convergence.Line(run).X.LastOrDefault())], [height, height]);
        }

        if (model.Step?.Line is not { Start: > 0, Factor: > 0 } line || model.Asynchronous.Count == 0)
        {
            return ([], []);
        }

        var last = Math.Max(model.Asynchronous.Max(run => Convergence.Line(run).X.LastOrDefault()), 2 * line.Period);
        var (start, slope) = (Math.Log10(line.Start), Math.Log10(line.Factor) / line.Period);
        return ([0, line.Period, last], [start, start, start + (slope * (last - line.Period))]);
    }

    private static (double[] X, double[] Y) Corners(ModelResult model, Curve median)
    {
        if (model.Certificate is not { Start: > 0, Factor: > 0 } rate || median.X.Length == 0)
        {
            return ([], []);
        }

        // Below the floor there is only rounding, of which the certificate does not speak.
        var floor = ConvergenceCurves.FloorOf(model);
        var (start, slope, end) = (Math.Log10(rate.Start), Math.Log10(rate.Factor), Math.Max(1, median.X[^1]));
        var last = slope < 0 ? Math.Min(end, Math.Max(0, (floor - start) / slope)) : end;
        return ([0, last], [start, start + (slope * last)]);
    }

    private static List<IReadOnlyList<PageSeries>> Thinned(
        IReadOnlyList<CurveGroup> groups, IReadOnlyList<string> names, Func<int, ModelResult, int, IEnumerable<PageSeries>> lines)
    {
        var replicates = groups.Count == 1 ? MostReplicates : 0;
        var all = groups.Select(group => group.Models.SelectMany(model => Seen(lines(NumberOf(names, model), model, replicates), model))
            .Where(line => line.X.Length > 0).ToList()).ToList();
        var most = Math.Clamp(MostPoints / Math.Max(1, all.Sum(group => group.Count)), LeastOfALine, MostOfALine);
        return [.. all.Select(group => (IReadOnlyList<PageSeries>)[.. group.Select(line => line.Thinned(most))])];
    }

    /// <summary>Nothing below what is rounding.</summary>
    private static IEnumerable<PageSeries> Seen(IEnumerable<PageSeries> lines, ModelResult model)
    {
        var floor = ConvergenceCurves.FloorOf(model);
        return lines.Select(line => line.Kind == "certified" ? line : line.AtLeast(floor));
    }

    private static int NumberOf(IReadOnlyList<string> names, ModelResult model) =>
        names.Index().First(item => item.Item == model.Model).Index;
}
