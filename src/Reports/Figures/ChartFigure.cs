using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A chart, drawn: lines in the colours of their models, bands around them, a legend at the foot.</summary>
internal static class ChartFigure
{
    private const int Width = 860;
    private const int Height = 560;
    private const float LineWidth = 2.4f;
    private static readonly float[] Dashes = [6, 4];
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);

    /// <summary>Draws it.</summary>
    /// <param name="scenario">The scenario, whose title it has.</param>
    /// <param name="chart">The chart.</param>
    public static Figure Create(Scenario scenario, Chart chart)
    {
        var figure = new Figure(Width, Height, scenario.Title ?? scenario.Name);
        var plot = PanelStyle.Create(chart.X, chart.Y, Padding);
        var colours = ModelColours.Of(scenario);
        foreach (var line in chart.Lines)
        {
            Draw(plot, chart, line, colours[line.Model]);
        }

        SetLimits(plot, chart);
        figure.AddLegend(chart.Lines.Select(line => new LegendEntry(
            line.Label ?? line.Model, colours[line.Model], LineWidth, line.IsDashed ? Dashes : null)));
        if (chart.Lines.Any(line => line.Low is not null && line.High is not null))
        {
            figure.AddLegend([new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(.2), 0)]);
        }

        figure.Add(plot, 0, Figure.TitleHeight, Width, Height - Figure.LegendHeight(figure.Legend.Count) - 4);
        return figure;
    }

    private static void Draw(Plot plot, Chart chart, ChartLine line, Color colour)
    {
        if (line is { Low: { } low, High: { } high })
        {
            int[] there = [.. Enumerable.Range(0, line.X.Count).Where(k => IsThere(chart, low[k]) && IsThere(chart, high[k]))];
            if (there.Length > 0)
            {
                var band = plot.Add.FillY(
                    [.. there.Select(k => line.X[k])],
                    [.. there.Select(k => Place(chart, low[k]))],
                    [.. there.Select(k => Place(chart, high[k]))]);
                (band.FillColor, band.LineWidth, band.MarkerSize) = (colour.WithAlpha(.2), 0, 0);
            }
        }

        int[] points = [.. Enumerable.Range(0, line.X.Count).Where(k => double.IsFinite(line.X[k]) && IsThere(chart, line.Y[k]))];
        var drawn = plot.Add.ScatterLine(
            points.Select(k => line.X[k]).ToArray(), points.Select(k => Place(chart, line.Y[k])).ToArray(), colour);
        drawn.LineWidth = LineWidth;
        drawn.LinePattern = line.IsDashed ? new LinePattern(Dashes, 0, "dashed") : drawn.LinePattern;
    }

    /// <summary>Room for all numbers, and a little above and below.</summary>
    private static void SetLimits(Plot plot, Chart chart)
    {
        double[] x = [.. chart.Lines.SelectMany(line => line.X).Where(double.IsFinite)];
        double[] y =
        [
            .. chart.Lines.SelectMany(line => line.Y.Concat(line.Low ?? []).Concat(line.High ?? [])).Where(value => IsThere(chart, value))
                .Select(value => Place(chart, value)),
        ];
        var (left, right) = x.Length == 0 ? (0, 1) : (x.Min(), x.Max());
        var (bottom, top) = y.Length == 0 ? (0, 1) : (y.Min(), y.Max());
        var room = top > bottom ? 0.05 * (top - bottom) : chart.IsLog ? 0.5 : 0.05 * Math.Max(1, Math.Abs(top));
        plot.Axes.SetLimits(left, right > left ? right : left + 1, bottom - room, top + room);
        if (chart.IsLog)
        {
            plot.Axes.Left.TickGenerator = LogTicks.Between(bottom - room, top + room);
        }
    }

    private static bool IsThere(Chart chart, double value) => double.IsFinite(value) && (!chart.IsLog || value > 0);

    private static double Place(Chart chart, double value) => chart.IsLog ? Math.Log10(value) : value;
}
