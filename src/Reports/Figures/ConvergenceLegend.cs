using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>The legend of the figure of convergence: no more than what is drawn.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="curves">What is drawn.</param>
/// <param name="end">Where macro-iterations end.</param>
/// <param name="axis">Where the upright axes begin and end.</param>
internal sealed class ConvergenceLegend(
    Scenario scenario, IReadOnlyList<ConvergenceCurves> curves, double end, (double Bottom, double Top) axis)
{
    private const double OnlyAtTheStart = 0.05;
    private const double Apart = 0.015;

    /// <summary>A line a model.</summary>
    public IEnumerable<LegendEntry> Models(ModelColours colours)
    {
        var same = Coinciding.Notes(
            [.. curves.Select(curve => (curve.Model.Model, curve.Time.X, curve.Time.Median))], Height);
        return curves.Zip(same, (curve, note) => LegendEntry.Of(
            $"{Name(curve)}{note}", colours[curve.Model.Model], LineKind.Asynchronous, colours.MarkerOf(curve.Model.Model)));
    }

    /// <summary>What lines and bands mean.</summary>
    public IEnumerable<LegendEntry> Styles()
    {
        var schedules = curves.Max(curve => curve.Model.Asynchronous.Count);
        if (schedules > 0)
        {
            yield return LegendEntry.Of(
                schedules == 1 ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"median of {schedules} schedules"),
                Palette.Ink, LineKind.Asynchronous);
        }

        if (curves.Any(curve => IsSeen(curve.Time) || IsSeen(curve.Macro)))
        {
            yield return new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(LineBand.Opacity), 0);
        }

        if (curves.Any(curve => curve.Model.HasFixedPoint && curve.SynchronousMacro.X.Length > 0))
        {
            var goesOn = curves.Any(curve => curve.GoesBelow(axis.Bottom)) ? "; goes on below" : string.Empty;
            yield return LegendEntry.Of(
                $"synchronous (a round every {DurationText.Write(scenario.Step)}{goesOn})", Palette.Ink, LineKind.Synchronous);
        }

        if (curves.Any(curve => IsCertified(curve.Model)))
        {
            yield return LegendEntry.Of("certified", Palette.Ink, LineKind.Guaranteed);
        }

        if (curves.Any(curve => curve.Model.Following is { Settled: > 0 }))
        {
            yield return LegendEntry.Of("certified after macro-iterations", Palette.Ink, LineKind.Settled);
        }

        if (curves.Any(curve => curve.Single.Any(run => IsSeen(run, curve.Time))))
        {
            yield return LegendEntry.Of("diverging run", Palette.Ink, LineKind.Single);
        }

        yield return LegendEntry.Of($"tolerance {Powers.Write(scenario.Run.Tolerance)}", Palette.Grey, LineKind.Reference);
        if (ConvergenceCurves.Shaded(curves) is { } floor && floor > axis.Bottom)
        {
            yield return new LegendEntry($"below {Powers.Write(Math.Pow(10, floor))}: rounding, not drawn", Palette.Noise, 0);
        }
    }

    /// <summary>What is proved about each model, with the line it gives.</summary>
    public IEnumerable<LegendEntry> Notes(ModelColours colours) => curves.Select(curve =>
    {
        var model = curve.Model;
        var text = model.Certificate?.Statement.Split(" (Bertsekas")[0] ?? model.Step?.Brief
            ?? (model.Following is { } line ? Followed(line) : "no certificate");
        return new LegendEntry(
            $"{model.Model}: {text}", colours[model.Model], IsCertified(model) ? LineKind.Guaranteed.Width : -1, LineKind.Guaranteed.Dashes)
        {
            IsFormula = true,
        };
    });

    private static string Followed(FollowingLine line) => $"in the long run within {Powers.Write(line.Bound)}, within "
        + $"{Powers.Write(line.Settled)} after complete macro-iterations: {line.Statement.Split(" (Bertsekas")[0]}";

    private static bool IsCertified(ModelResult model) =>
        model.Certificate is { Start: > 0, Factor: > 0 } || model.Step?.Line is { Start: > 0, Factor: > 0 }
            || model.Following is { Bound: > 0 };

    private double Height => axis.Top - axis.Bottom;

    private bool IsSeen(Curve curve) => Lines.IsSeen([.. curve.Low.Select(Inside)], [.. curve.High.Select(Inside)], Height);

    /// <summary>Whether the line of a run is somewhere inside of the axes and not on the median.</summary>
    private bool IsSeen(Trajectory run, Curve median)
    {
        var (x, y) = Convergence.Line(run);
        return x.Zip(y).Any(point => point.Second > axis.Bottom && point.Second < axis.Top
            && !(Math.Abs(point.Second - At(point.First)) < Apart * Height));

        double At(double place) => Array.BinarySearch(median.X, place) is var at and >= 0 ? median.Median[at] : double.NaN;
    }

    private double Inside(double height) => Math.Clamp(height, axis.Bottom, axis.Top);

    /// <summary>
    /// The model's name, to what its distance is where that is not the fixed point, where it is not seen, and how many schedules diverged.
    /// </summary>
    private string Name(ConvergenceCurves curve)
    {
        var model = curve.Model;
        var diverged = model.Asynchronous.Count(run => run.Outcome == RunOutcome.Diverged);
        var last = curve.Macro.X.LastOrDefault();
        List<string> notes =
        [
            .. model.HasFixedPoint ? Array.Empty<string>() : ["output"],
            .. curve.Macro.X.Length > 0 && last < OnlyAtTheStart * end
                ? [string.Create(CultureInfo.InvariantCulture, $"ends after {last} macro-iteration{(last == 1 ? string.Empty : "s")}")]
                : Array.Empty<string>(),
            .. curve.IsClipped && curve.Floor > ConvergenceCurves.Shaded(curves)
                ? [$"not known below {Powers.Write(Math.Pow(10, curve.Floor))}"] : Array.Empty<string>(),
        ];
        var text = notes.Count == 0 ? string.Empty : $" ({string.Join("; ", notes)})";
        return diverged == 0 ? $"{model.Model}{text}" : string.Create(
            CultureInfo.InvariantCulture, $"{model.Model}{text}: {diverged} of {model.Asynchronous.Count} diverged");
    }
}
