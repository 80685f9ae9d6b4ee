using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The lines of the convergence figure, one by one, for the chart that a reader can zoom.</summary>
internal static class PageCurves
{
    /// <summary>A model has at most so many schedules with a line of their own, the first ones.</summary>
    public const int MostReplicates = 32;

    // Some megabytes of JSON at the very most.
    private const int MostPoints = 60_000;
    private const int MostOfALine = 800;

    /// <summary>Distance against virtual seconds.</summary>
    public static IReadOnlyList<PageSeries> OverTime(IReadOnlyList<ModelResult> models) => Thinned(models.Index().SelectMany(item =>
    {
        var (number, model) = item;
        return Lines(number, model, Convergence.OverTime(model.Asynchronous), Convergence.Line)
            .Concat(Certified(number, Corners(model)));
    }));

    /// <summary>Distance against macro-iterations.</summary>
    public static IReadOnlyList<PageSeries> OverMacroIterations(IReadOnlyList<ModelResult> models) =>
        Thinned(models.Index().SelectMany(item =>
        {
            var (number, model) = item;
            var median = Convergence.OverMacroIterations(model.Asynchronous);
            return Lines(number, model, median, Counted).Concat(Certified(number, Corners(model, median)));
        }));

    private static (double[] X, double[] Y) Counted(Trajectory run)
    {
        var curve = Convergence.OverMacroIterations([run]);
        return (curve.X, curve.Median);
    }

    private static IEnumerable<PageSeries> Lines(
        int number, ModelResult model, Curve median, Func<Trajectory, (double[] X, double[] Y)> line)
    {
        foreach (var run in model.Asynchronous.Count > 1 ? model.Asynchronous.Take(MostReplicates) : [])
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
        var (start, slope, end) = (Math.Log10(rate.Start), Math.Log10(rate.Factor), Math.Max(1, median.X[^1]));
        var last = slope < 0 ? Math.Min(end, Math.Max(0, (Math.Log10(Convergence.Floor) - start) / slope)) : end;
        return ([0, last], [start, start + (slope * last)]);
    }

    private static List<PageSeries> Thinned(IEnumerable<PageSeries> series)
    {
        var all = series.Where(line => line.X.Length > 0).ToList();
        var most = Math.Clamp(MostPoints / Math.Max(1, all.Count), 80, MostOfALine);
        return [.. all.Select(line => line.Thinned(line.Kind == "replicate" ? most : MostOfALine))];
    }
}
