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
    public const double Floor = 1e-32;

    private const int Width = 1200;
    private const int PanelHeight = 470;
    private const int MostColumns = 3;
    private static readonly PixelPadding Padding = new(84, 16, 58, 30);

    /// <summary>Draws the figure.</summary>
    public static Figure Create(AttackResult attack)
    {
        var (scenario, options, results) = (attack.Scenario, attack.Options, attack.Models);
        var columns = Math.Min(MostColumns, results.Count);
        var rows = (results.Count + columns - 1) / columns;
        var foot = Figure.LegendHeight(1) + 4;
        var figure = new Figure(
            Width, (int)(Figure.TitleHeight + (rows * PanelHeight) + foot), $"{scenario.Title ?? scenario.Name}: the worst schedule found");
        for (var i = 0; i < results.Count; i++)
        {
            var (left, top) = (i % columns * (Width / (float)columns), Figure.TitleHeight + (i / columns * PanelHeight));
            figure.Add(Panel(options, results[i]), left, top, left + (Width / (float)columns), top + PanelHeight);
        }

        var count = results[0].Random.Count;
        figure.AddLegend(
        [
            new LegendEntry(string.Create(CultureInfo.InvariantCulture, $"median of {count} random schedules"), Palette.Of(0), 2.4f),
            new LegendEntry("10–90 %", Palette.Of(0).WithAlpha(.2), 0),
            new LegendEntry("worst random", Palette.Of(0), 1, [2, 2]),
            new LegendEntry("worst found", Palette.Of(1), 2.4f),
            new LegendEntry($"all within B = {Describe(options.Bound)}", Colors.Transparent, 1),
        ]);
        return figure;
    }

    private static string Describe(Bound bound) => bound.Steps is { } steps
        ? string.Create(CultureInfo.InvariantCulture, $"{steps} steps")
        : DurationText.Write(bound.Time.GetValueOrDefault());

    private static Plot Panel(AttackOptions options, ModelAttack result)
    {
        var isLog = options.Objective is ModelObjectiveSpec.Distance or ModelObjectiveSpec.Energy;
        var isClipped = isLog && result.Random.Append(result.Worst).Any(attempt => attempt.Series.Any(sample => sample.Value < Floor));
        var label = $"{Label(options.Objective)}{(isClipped ? $" (clipped at {Powers.OfTen(-32)})" : string.Empty)}";
        var plot = PanelStyle.Create("virtual time (s)", label, Padding);
        plot.Axes.Title.Label.Text = $"{result.Result.Model} ({result.Worst.Strategy})";
        plot.Axes.Title.Label.FontSize = PanelStyle.LabelSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Palette.Ink;
        var band = Band(result.Random, isLog);
        var fill = plot.Add.FillY(band.X, band.Low, band.High);
        fill.FillColor = Palette.Of(0).WithAlpha(.2);
        fill.LineWidth = 0;
        fill.MarkerSize = 0;
        Line(plot, band.X, band.Median, Palette.Of(0), 2.4f);
        DrawAttempt(plot, result.RandomWorst, isLog, Palette.Of(0), 1).LinePattern = LinePattern.Dotted;
        DrawAttempt(plot, result.Worst, isLog, Palette.Of(1), 2.4f);
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        var end = result.Random.Append(result.Worst).Max(attempt => Ticks.ToSeconds(attempt.Series[^1].Time));
        plot.Axes.SetLimits(0, end * 1.01, limits.Bottom, limits.Top);
        if (isLog)
        {
            var (bottom, top) = (Math.Floor(limits.Bottom), Math.Max(Math.Ceiling(limits.Top), Math.Floor(limits.Bottom) + 1));
            plot.Axes.SetLimitsY(bottom, top);
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

    private static ScottPlot.Plottables.Scatter DrawAttempt(Plot plot, Attempt attempt, bool isLog, Color colour, float width) => Line(
        plot,
        [.. attempt.Series.Select(sample => Ticks.ToSeconds(sample.Time))],
        [.. attempt.Series.Select(sample => Height(sample.Value, isLog))],
        colour,
        width);

    private static ScottPlot.Plottables.Scatter Line(Plot plot, double[] x, double[] y, Color colour, float width)
    {
        var line = plot.Add.ScatterLine(x, y, colour);
        line.LineWidth = width;
        return line;
    }

    private static double Height(double value, bool isLog) => isLog ? Math.Log10(Math.Max(value, Floor)) : value;
}
