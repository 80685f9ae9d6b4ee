using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A chart, drawn: lines in the colours of their models, bands around them, a legend at the foot.</summary>
internal static class ChartFigure
{
    private const int Width = 860;
    private const int PanelHeight = 452;
    private static readonly PixelPadding Padding = new(88, 18, 58, 10);

    /// <summary>Draws it.</summary>
    /// <param name="scenario">The scenario, whose title it has.</param>
    /// <param name="chart">The chart.</param>
    public static Figure Create(Scenario scenario, Chart chart)
    {
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name);
        var plot = PanelStyle.Create(chart.X, chart.Y, Padding);
        var colours = ModelColours.Of(scenario);
        SetLimits(plot, chart);
        LineBand.Draw(plot, chart.Lines.Select(line => Band(chart, line, colours[line.Model])).OfType<LineBand>());
        foreach (var line in chart.Lines)
        {
            var (x, y) = Points(chart, line);
            Lines.Draw(plot, x, y, colours[line.Model], KindOf(line));
        }

        var limits = plot.Axes.GetLimits();
        Mark(plot, chart, colours, limits);
        var same = Coinciding.Notes(
            [.. chart.Lines.Select(line => (line.Label ?? line.Model, Points(chart, line).X, Points(chart, line).Y))], limits.VerticalSpan);
        figure.AddLegend(chart.Lines.Select((line, number) => LegendEntry.Of(
            $"{line.Label ?? line.Model}{same[number]}", colours[line.Model], KindOf(line), colours.MarkerOf(line.Model))));
        var isSeen = chart.Lines.Any(line =>
            Band(chart, line, Palette.Ink) is { } band && Lines.IsSeen(band.Low, band.High, limits.VerticalSpan));
        figure.AddLegend(
        [
            .. chart.Of is { } told ? [LegendEntry.Of(told, Palette.Ink, LineKind.Asynchronous)] : Array.Empty<LegendEntry>(),
            .. isSeen ? [new LegendEntry("10–90 % of schedules", Palette.Ink.WithAlpha(LineBand.Opacity), 0)] : Array.Empty<LegendEntry>(),
        ]);
        figure.Caption = $"{chart.Y}, against {chart.X}, a line a model{(chart.Of is { } of ? $": {of}" : string.Empty)}."
            + (isSeen ? " Bands are 10 to 90 % of schedules." : string.Empty);
        figure.AddRow(PanelHeight, Width, plot);
        return figure;
    }

    private static LineKind KindOf(ChartLine line) => line.IsDashed ? LineKind.Synchronous : LineKind.Asynchronous;

    private static void Mark(Plot plot, Chart chart, ModelColours colours, AxisLimits limits)
    {
        foreach (var (number, line) in chart.Lines.Index())
        {
            var (x, y) = Points(chart, line);
            ModelMarkers.Draw(
                plot, x, y, colours[line.Model], colours.MarkerOf(line.Model), (number, chart.Lines.Count), (limits.Left, limits.Right));
        }
    }

    private static (double[] X, double[] Y) Points(Chart chart, ChartLine line)
    {
        int[] points = [.. Enumerable.Range(0, line.X.Count).Where(k => double.IsFinite(line.X[k]) && IsThere(chart, line.Y[k]))];
        return ([.. points.Select(k => line.X[k])], [.. points.Select(k => Place(chart, line.Y[k]))]);
    }

    private static LineBand? Band(Chart chart, ChartLine line, Color colour)
    {
        if (line is not { Low: { } low, High: { } high })
        {
            return null;
        }

        int[] there = [.. Enumerable.Range(0, line.X.Count).Where(k => IsThere(chart, low[k]) && IsThere(chart, high[k]))];
        return new LineBand(
            [.. there.Select(k => line.X[k])],
            [.. there.Select(k => Place(chart, low[k]))],
            [.. there.Select(k => Place(chart, high[k]))],
            colour);
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
