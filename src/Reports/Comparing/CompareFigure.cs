using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// How metrics of asynchronous runs differ between two results: a panel a metric, a row a model, the difference of the means (second minus
/// first) with its interval, and a line where there is no difference.
/// </summary>
internal static class CompareFigure
{
    private const int MostPanels = 6;
    private const int PanelWidth = 420;
    private const int RowHeight = 34;

    /// <summary>The figure; null where nothing differs that has an interval.</summary>
    public static Figure? CreateIfAny(Comparison comparison, string first, string second)
    {
        var shown = comparison.Metrics.Where(item => double.IsFinite(item.Interval.Low) && !item.IsSame).ToList();
        var regime = comparison.Columns.ToList().IndexOf("regime");
        var asynchronous = shown.Where(item => regime < 0 || item.Group[regime] != Regime.Synchronous.Text()).ToList();
        var metrics = (asynchronous.Count > 0 ? asynchronous : shown).GroupBy(item => item.Group[^1]).Take(MostPanels).ToList();
        if (metrics.Count == 0)
        {
            return null;
        }

        var columns = Math.Min(metrics.Count, 3);
        var lines = (metrics.Count + columns - 1) / columns;
        var height = 110 + (RowHeight * metrics.Max(metric => metric.Count()));
        var confidence = (100 * comparison.Confidence).ToString("0.###", CultureInfo.InvariantCulture);
        var figure = new Figure(
            PanelWidth * columns, (int)Figure.TitleHeight + (lines * height) + (int)Figure.LegendHeight(2), $"{second} against {first}");
        figure.AddLegend(
        [
            new LegendEntry($"mean of {second} minus mean of {first}, with its {confidence} % bootstrap interval", Palette.Ink, 2.4f),
            new LegendEntry("no difference", Palette.Grey, 1, [6, 4]),
        ]);
        var colours = new ModelColours([.. comparison.Metrics.Select(item => NameOf(comparison, item)).Distinct()]);
        foreach (var (index, metric) in metrics.Index())
        {
            var (left, top) = (index % columns * PanelWidth, Figure.TitleHeight + (index / columns * height));
            figure.Add(Panel(comparison, [.. metric], colours), left, top, left + PanelWidth, top + height);
        }

        return figure;
    }

    private static Plot Panel(Comparison comparison, List<MetricDifference> rows, ModelColours colours)
    {
        var usual = Regime.Asynchronous.Text();
        var labels = rows.Select(row => string.Join(", ", row.Group.SkipLast(1).Where(name => name != usual))).ToList();
        var isShare = rows.TrueForAll(row => double.IsFinite(row.PerCent));
        var padding = new PixelPadding(Math.Min(180, 24 + (8 * labels.Max(label => label.Length))), 24, 58, 34);
        var plot = PanelStyle.Create(
            $"difference of {rows[0].Group[^1]}{(isShare ? " (% of the first)" : string.Empty)}", string.Empty, padding);
        var line = plot.Add.VerticalLine(0, 1, Palette.Grey, LinePattern.Dashed);
        line.EnableAutoscale = false;
        foreach (var (index, row) in rows.Index())
        {
            var (y, colour) = (rows.Count - 1 - index, colours[NameOf(comparison, row)]);
            double[] ends = [Scaled(row, row.Interval.Low), Scaled(row, row.Interval.High)];
            var interval = plot.Add.ScatterLine(ends, (double[])[y, y], colour);
            interval.LineWidth = 2.4f;
            plot.Add.Marker(Scaled(row, row.Difference), y, MarkerShape.FilledCircle, 9, colour);
        }

        double[] all =
        [
            0,
            .. rows.SelectMany(row => new[] { row.Interval.Low, row.Interval.High, row.Difference }.Select(end => Scaled(row, end))),
        ];
        var room = 0.06 * Math.Max(all.Max() - all.Min(), double.Epsilon);
        plot.Axes.SetLimits(all.Min() - room, all.Max() + room, -0.6, rows.Count - 0.4);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, rows.Count).Select(k => (double)k)], [.. labels.AsEnumerable().Reverse().Select(Escapes.Line)]);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            TargetTickCount = 5,
            LabelFormatter = value => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-3) ? Powers.Write(value)
                : value.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−'),
        };
        return plot;

        double Scaled(MetricDifference row, double value) => isShare ? 100 * value / Math.Abs(row.First) : value;
    }

    private static string NameOf(Comparison comparison, MetricDifference row) =>
        comparison.Columns.ToList().IndexOf("model") is var model and >= 0 ? row.Group[model] : row.Group[0];
}
