using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>
/// How metrics of asynchronous runs differ between two results: a panel a metric, a row a model, the difference of the means (second minus
/// first) with its interval, where there are runs enough for one, and a line where there is no difference.
/// </summary>
internal static class CompareFigure
{
    private const int MostPanels = 12;
    private const int MostNames = 6;
    private const int LeastTicks = 3;
    private const int PanelWidth = 420;
    private const int LeastWidth = 300;
    private const int WidthOfOne = 600;
    private const int RowHeight = 34;
    private const int AroundRows = 110;
    private const int MostColumns = 3;
    private const float MostOfLabels = 180;

    /// <summary>The figure; null where no mean differs.</summary>
    public static Figure? CreateIfAny(Comparison comparison, string first, string second, FigureStyle style)
    {
        var others = comparison.Metrics.Where(item => !item.IsSame).ToList();
        var shown = others.Where(HasMeans).ToList();
        var regime = comparison.Columns.ToList().IndexOf("regime");
        var asynchronous = shown.Where(item => regime < 0 || item.Group[regime] != Regime.Synchronous.Text()).ToList();
        var all = (asynchronous.Count > 0 ? asynchronous : shown).GroupBy(item => item.Group[^1]).ToList();
        var metrics = all.Take(MostPanels).ToList();
        if (metrics.Count == 0)
        {
            return null;
        }

        var columns = Math.Min(metrics.Count, MostColumns);
        var each = columns == 1 ? WidthOfOne : PanelWidth;
        var figure = new Figure(style, each * columns, $"{second} against {first}");
        var confidence = (100 * comparison.Confidence).ToString("0.###", CultureInfo.InvariantCulture);
        var few = metrics.SelectMany(metric => metric).Any(item => !HasInterval(item))
            ? $" (none below {Bootstrap.Fewest.ToString(CultureInfo.InvariantCulture)} runs)" : string.Empty;
        figure.AddLegend(
        [
            LegendEntry.Of(
                $"difference of the means, with its {confidence} % bootstrap interval{few}", Palette.Ink, LineKind.Asynchronous,
                MarkerShape.FilledCircle),
            LegendEntry.Of("no difference", Palette.Grey, LineKind.Reference),
        ]);
        Leave(figure, "not shown, for want of room", all.Skip(MostPanels).Select(metric => metric.Key));
        Leave(figure, "not shown, infinite or no number", others.Select(item => item.Group[^1]).Distinct()
            .Except(shown.Select(item => item.Group[^1])));

        var colours = new ModelColours([.. comparison.Metrics.Select(item => NameOf(comparison, item)).Distinct()], style);
        foreach (var row in metrics.Chunk(MostColumns))
        {
            figure.AddRow(
                AroundRows + (RowHeight * row.Max(metric => metric.Count())), style.IsPaper ? LeastWidth : each,
                [.. row.Select(metric => (FigurePanel)Panel(comparison, [.. metric], colours))]);
        }

        figure.Caption = $"What {second} has otherwise than {first}, a panel a metric: the difference of the means over runs, second minus "
            + $"first, with the {confidence} % interval of the bootstrap. An interval that does not reach the thin line is evidence of a "
            + "difference.";
        return figure;
    }

    private static bool HasMeans(MetricDifference item) => double.IsFinite(item.Difference);

    private static bool HasInterval(MetricDifference item) => double.IsFinite(item.Interval.Low);

    /// <summary>Nothing that differs is left out without a word.</summary>
    private static void Leave(Figure figure, string why, IEnumerable<string> metrics)
    {
        List<string> names = [.. metrics];
        if (names.Count > 0)
        {
            var more = names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNames} more")
                : string.Empty;
            figure.AddLegend([new LegendEntry(
                $"{why}: {string.Join(", ", names.Take(MostNames))}{more} (compare.csv has all)", Palette.Ink, -1)]);
        }
    }

    private static PanelPlot Panel(Comparison comparison, List<MetricDifference> rows, ModelColours colours)
    {
        var usual = Regime.Asynchronous.Text();
        var labels = rows.Select(row => string.Join(", ", row.Group.SkipLast(1).Where(name => name != usual))).ToList();
        var isShare = rows.TrueForAll(row => double.IsFinite(row.PerCent));
        labels = [.. labels.Select(label => string.Join('\n', FigureText.Break(Escapes.Line(label), PanelStyle.TickSize, MostOfLabels)))];
        var longest = labels.SelectMany(label => label.Split('\n')).Max(line => FigureText.Measure(line, PanelStyle.TickSize));
        var padding = new PixelPadding(24 + longest, 24, 58, 14);
        var plot = PanelStyle.Create(
            $"{rows[0].Group[^1]} ({(isShare ? "% of the first" : "difference")})", string.Empty, padding);
        var line = plot.Add.VerticalLine(0, LineKind.Reference.Width, Palette.Grey, LineKind.Reference.Pattern);
        line.EnableAutoscale = false;
        foreach (var (index, row) in rows.Index())
        {
            var (y, colour) = (rows.Count - 1 - index, colours[NameOf(comparison, row)]);
            if (HasInterval(row))
            {
                double[] ends = [Scaled(row, row.Interval.Low), Scaled(row, row.Interval.High)];
                plot.Add.ScatterLine(ends, (double[])[y, y], colour).LineWidth = LineKind.Asynchronous.Width;
            }

            plot.Add.Marker(Scaled(row, row.Difference), y, colours.MarkerOf(NameOf(comparison, row)), 9, colour);
        }

        double[] all =
        [
            0,
            .. rows.SelectMany(row => new[] { row.Interval.Low, row.Interval.High, row.Difference }.Where(double.IsFinite)
                .Select(end => Scaled(row, end))),
        ];

        // Of other seeds all may be equal none the less.
        var room = all.Max() > all.Min() ? 0.06 * (all.Max() - all.Min()) : 1;
        plot.Axes.SetLimits(all.Min() - room, all.Max() + room, -0.6, rows.Count - 0.4);
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, rows.Count).Select(k => (double)k)], [.. labels.AsEnumerable().Reverse()]);
        plot.Axes.Bottom.TickGenerator = Ticks(all.Min() - room, all.Max() + room);
        return plot;

        double Scaled(MetricDifference row, double value) => isShare ? 100 * value / Math.Abs(row.First) : value;
    }

    /// <summary>As few as tell where a place is, three at least: with two of them a reader must guess what is between.</summary>
    private static NumericManual Ticks(double low, double high)
    {
        var power = Math.Pow(10, Math.Ceiling(Math.Log10(high - low)));
        var places = new[] { 1, 0.5, 0.2, 0.1, 0.05, 0.02 }.Select(part => Places(part * power)).First(found => found.Length >= LeastTicks);
        return new NumericManual(places, [.. places.Select(Label)]);

        double[] Places(double step) =>
        [
            .. Enumerable.Range(0, (int)(Math.Floor(high / step) - Math.Ceiling(low / step)) + 1)
                .Select(k => (Math.Ceiling(low / step) + k) * step),
        ];
    }

    private static string Label(double value) => Math.Abs(value) is >= 1e5 or (> 0 and < 1e-3) ? Powers.Write(value)
        : (Math.Round(value, 9) + 0.0).ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string NameOf(Comparison comparison, MetricDifference row) =>
        comparison.Columns.ToList().IndexOf("model") is var model and >= 0 ? row.Group[model] : row.Group[0];
}
