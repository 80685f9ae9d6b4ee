using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// The objective against virtual time, a panel a model: the random schedules as median and 10–90 % band, and the worst schedule found.
/// </summary>
internal static class AttackFigure
{
    /// <summary>Smaller values are drawn here: the square of the rounding of numbers about 1.</summary>
    public const double Floor = 1e-30;

    private const int Width = 1200;
    private const int PanelHeight = 470;
    private const int NarrowestPanel = 340;
    private static readonly PixelPadding Padding = new(84, 16, 58, 30);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(AttackResult attack)
    {
        var (scenario, options, results) = (attack.Scenario, attack.Options, attack.Models);
        var style = FigureStyle.Of(scenario);
        var figure = new Figure(style, Width, $"{scenario.Title ?? scenario.Name}: the worst schedule found");
        var (random, worst, count) = (style.Of(Palette.Other(0)), style.Of(Palette.Other(1)), results[0].Random.Count);
        figure.AddRow(
            PanelHeight, NarrowestPanel, [.. results.Select(result => (FigurePanel)Panel(options, result, random, worst))]);
        figure.AddLegend(
        [
            LegendEntry.Of(
                count == 1 ? "one random schedule" : string.Create(CultureInfo.InvariantCulture, $"median of {count} random schedules"),
                random, LineKind.Asynchronous),
            .. results.Any(result => IsBandSeen(options, result))
                ? [new LegendEntry("10–90 %", random.WithAlpha(LineBand.Opacity), 0)] : Nothing,
            .. count > 1 ? [LegendEntry.Of("worst random", random, LineKind.Single)] : Nothing,
            LegendEntry.Of("worst found", worst, LineKind.Asynchronous, ModelMarkers.Other(0)),
            .. results.Any(result => IsClipped(options, result))
                ? [new LegendEntry($"below {Powers.Write(Floor)}: rounding, not drawn", Palette.Noise, 0)] : Nothing,
            new LegendEntry($"all within B = {Describe(options.Bound)}", Colors.Transparent, -1),
        ]);
        figure.Caption = $"The {Label(options.Objective)} against virtual time, for random schedules and for the worst that was found.";
        return figure;
    }

    private static LegendEntry[] Nothing => [];

    private static bool IsLogarithmic(AttackOptions options) =>
        options.Objective is ModelObjectiveSpec.Distance or ModelObjectiveSpec.Energy;

    private static bool IsClipped(AttackOptions options, ModelAttack result) => IsLogarithmic(options)
        && result.Random.Append(result.Worst).Any(attempt => attempt.Series.Any(sample => sample.Value < Floor));

    private static bool IsBandSeen(AttackOptions options, ModelAttack result)
    {
        var band = Band(result.Random, IsLogarithmic(options));
        return result.Random.Count > 1
            && Lines.IsSeen(band.Low, band.High, band.High.Concat(band.Low).DefaultIfEmpty(0).Max() - band.Low.DefaultIfEmpty(0).Min());
    }

    private static string Describe(Bound bound) => bound.Steps is { } steps
        ? string.Create(CultureInfo.InvariantCulture, $"{steps} steps")
        : DurationText.Write(bound.Time.GetValueOrDefault());

    private static PanelPlot Panel(AttackOptions options, ModelAttack result, Color random, Color worst)
    {
        var isLog = IsLogarithmic(options);
        var plot = PanelStyle.Create("virtual time (s)", Label(options.Objective), Padding);
        PanelStyle.Head(plot, $"{result.Result.Model} ({result.Worst.Strategy})");
        var band = Band(result.Random, isLog);
        LineBand.Draw(plot, [new LineBand(band.X, band.Low, band.High, random)]);
        Lines.Draw(plot, band.X, band.Median, random, LineKind.Asynchronous);
        DrawAttempt(plot, result.RandomWorst, isLog, random, LineKind.Single);
        var found = DrawAttempt(plot, result.Worst, isLog, worst, LineKind.Asynchronous);
        ModelMarkers.Draw(plot, found.X, found.Y, worst, ModelMarkers.Other(0), (0, 1), (0, found.X[^1]));
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        var end = result.Random.Append(result.Worst).Max(attempt => Ticks.ToSeconds(attempt.Series[^1].Time));
        plot.Axes.SetLimits(0, end * 1.01, limits.Bottom, limits.Top);
        if (isLog)
        {
            var (bottom, top) = (Math.Floor(limits.Bottom), Math.Max(Math.Ceiling(limits.Top), Math.Floor(limits.Bottom) + 1));
            plot.Axes.SetLimitsY(bottom, top);
            if (IsClipped(options, result))
            {
                var shade = plot.Add.Rectangle(0, end * 1.01, bottom, Math.Log10(Floor));
                (shade.FillColor, shade.LineWidth) = (Palette.Noise, 0);
                plot.MoveToBack(shade);
            }

            plot.Axes.Left.TickGenerator = Decades.Between(bottom, top);
        }

        return plot;
    }

    private static string Label(ObjectiveSpec objective) => objective switch
    {
        ModelObjectiveSpec.Distance => "squared distance from the synchronous answer",
        ModelObjectiveSpec.LabelFlips => "label flips, with margins",
        ModelObjectiveSpec.Energy => "energy above its minimum",
        _ => "weighted sum of outputs",
    };

    private static Curve Band(IReadOnlyList<Attempt> attempts, bool isLog)
    {
        var times = new SortedSet<long>(attempts.SelectMany(attempt => attempt.Series.Select(sample => sample.Time)));
        var values = times.ToDictionary(time => time, _ => new List<double>());
        foreach (var (time, value) in attempts.SelectMany(attempt => attempt.Series))
        {
            values[time].Add(Height(value, isLog));
        }

        return Curve.Of(times.Select(time => (Ticks.ToSeconds(time), values[time].ToArray())));
    }

    private static (double[] X, double[] Y) DrawAttempt(Plot plot, Attempt attempt, bool isLog, Color colour, LineKind kind)
    {
        double[] x = [.. attempt.Series.Select(sample => Ticks.ToSeconds(sample.Time))];
        double[] y = [.. attempt.Series.Select(sample => Height(sample.Value, isLog))];
        Lines.Draw(plot, x, y, colour, kind);
        return (x, y);
    }

    private static double Height(double value, bool isLog) => isLog ? Math.Log10(Math.Max(value, Floor)) : value;
}
