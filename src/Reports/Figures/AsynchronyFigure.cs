using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// How asynchronous the runs were: histograms of gaps, staleness and ages, a row a model, with the bound where there is one.
/// </summary>
internal static class AsynchronyFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 218;
    private const int AxisHeight = 58;
    private const int HeadRoom = 28;
    private const int FootRoom = 18;
    private const int MostBins = 48;
    private static readonly LinePattern Nested = new([2, 2], 0, "nested");

    /// <summary>Draws the figure. Models must have counts.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var promise = SchedulerBuilder.PromiseOf(scenario);
        var counts = models.Select(model => model.Counts!).ToList();

        // Where nodes wait, gaps have no bound, and so ages have none.
        var ofGaps = promise.BoundsGaps ? promise.Bound : Ticks.Never;
        Column[] columns =
        [
            Column.Of("gap between two activations", scenario, ofGaps, 1, counts.Select(item => item.Gaps)),
            Column.Of("staleness of a read", scenario, promise.Bound, 1, counts.Select(item => item.Staleness)),
            Column.Of("age of a read", scenario, ofGaps, 2, counts.SelectMany(item => new[] { item.Ages, item.NestedAges })),
        ];
        var height = (int)(Figure.TitleHeight + (models.Count * PanelHeight) + AxisHeight + Figure.LegendHeight(1));
        var figure = new Figure(Width, height, scenario.Title ?? scenario.Name);
        var colours = ModelColours.Of(scenario);
        for (var row = 0; row < models.Count; row++)
        {
            var isLast = row == models.Count - 1;
            var top = Figure.TitleHeight + (row * PanelHeight);
            for (var column = 0; column < columns.Length; column++)
            {
                var panel = Panel(models[row], colours[models[row].Model], columns[column], column, isLast);
                var left = column * Width / 3f;
                figure.Add(panel, left, top, left + (Width / 3f), top + PanelHeight + (isLast ? AxisHeight : 0));
            }
        }

        figure.AddLegend(Legend(counts.Exists(item => item.NestedAges.Total > 0), promise));
        return figure;
    }

    private static IEnumerable<LegendEntry> Legend(bool isNested, Promise promise)
    {
        yield return new LegendEntry("over all nodes, arcs and schedules", Palette.Grey.WithAlpha(.75), 0);
        if (isNested)
        {
            yield return new LegendEntry("over two hops: of what a message was computed from", Palette.Ink, 1.6f, [2, 2]);
        }

        if (promise.IsBounded)
        {
            var text = promise.BoundsGaps ? "bound B, and 2B on an age that follows from it" : "bound B on staleness";
            yield return new LegendEntry(text, Palette.Ink, 1.2f, [6, 4]);
        }
    }

    private static Plot Panel(ModelResult model, Color colour, Column column, int index, bool isLast)
    {
        var plot = PanelStyle.Create(
            isLast ? $"{column.Name} ({column.Unit.Name})" : string.Empty,
            index == 0 ? "share" : string.Empty,
            new PixelPadding(index == 0 ? 76 : 50, 12, isLast ? AxisHeight : FootRoom, HeadRoom));
        var counts = model.Counts!;
        Bars(plot, column.Share(index == 0 ? counts.Gaps : index == 1 ? counts.Staleness : counts.Ages), column, colour);
        if (index == 2 && counts.NestedAges.Total > 0)
        {
            Outline(plot, column.Share(counts.NestedAges), column);
        }

        if (column.Line is { } bound)
        {
            plot.Add.VerticalLine(column.Unit.Of(bound), 1.2f, Palette.Ink, new LinePattern([6, 4], 0, "bound"));
        }

        if (index == 0)
        {
            PanelStyle.Head(plot, model.Model);
        }

        plot.Axes.SetLimits(column.Unit.Of(column.Left), column.Unit.Of(column.Right), column.Floor, 0.15);
        plot.Axes.Left.TickGenerator = Decades.Between(column.Floor, 0.15);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        return plot;
    }

    private static void Bars(Plot plot, double[] shares, Column column, Color colour)
    {
        for (var bin = 0; bin < shares.Length; bin++)
        {
            if (shares[bin] > 0)
            {
                var left = column.Left + (bin * column.BinWidth);
                var bar = plot.Add.Rectangle(
                    column.Unit.Of(left), column.Unit.Of(left + column.BinWidth), column.Floor, Math.Log10(shares[bin]));
                (bar.FillColor, bar.LineColor, bar.LineWidth) = (colour.WithAlpha(.75), colour, 0.6f);
            }
        }
    }

    private static void Outline(Plot plot, double[] shares, Column column)
    {
        var heights = shares.Select(share => share > 0 ? Math.Log10(share) : column.Floor);
        var edges = Enumerable.Range(0, shares.Length + 1).Select(bin => column.Unit.Of(column.Left + (bin * column.BinWidth))).ToArray();
        double[] x = [edges[0], .. edges[1..^1].SelectMany(edge => new[] { edge, edge }), edges[^1]];
        double[] y = [.. heights.SelectMany(height => new[] { height, height })];
        var line = plot.Add.ScatterLine(x, y, Palette.Ink);
        (line.LineWidth, line.LinePattern) = (1.6f, Nested);
    }

    /// <summary>One kind of duration: what all its panels share.</summary>
    private sealed record Column(string Name, Durations.Unit Unit, double Left, double BinWidth, int Bins, double Floor, double? Line)
    {
        /// <summary>The end of the axis, in ticks.</summary>
        public double Right => Left + (Bins * BinWidth);

        /// <summary>On a grid bins are centred on its steps.</summary>
        public static Column Of(string name, Scenario scenario, long bound, int times, IEnumerable<TickHistogram> histograms)
        {
            var all = histograms.ToList();
            double? line = bound == Ticks.Never ? null : (double)bound * times;
            var longest = Math.Max(1, Math.Max(all.Max(histogram => Longest(histogram)), line ?? 0));
            var isOnGrid = scenario.Scheduler.ActsOnGrid;
            var step = scenario.Step.Ticks;
            var width = isOnGrid ? step * Math.Ceiling((longest + step) / (step * MostBins)) : longest * 1.04 / MostBins;
            var bins = isOnGrid ? Math.Clamp((int)Math.Ceiling((longest + (1.5 * step)) / width), 8, MostBins) : MostBins;
            var most = all.Max(histogram => Math.Max(10, histogram.Total));
            return new Column(
                name, Durations.UnitOf((long)longest), isOnGrid ? -width / 2 : 0, width, bins, -Math.Ceiling(Math.Log10(most)), line);
        }

        /// <summary>The share of each bin.</summary>
        public double[] Share(TickHistogram histogram)
        {
            var shares = new double[Bins];
            var total = (double)histogram.Total;
            foreach (var (low, high, count) in histogram.Bins)
            {
                var bin = (int)Math.Floor((low + ((high - low) / 2.0) - Left) / BinWidth);
                shares[Math.Clamp(bin, 0, Bins - 1)] += count / total;
            }

            return shares;
        }

        private static double Longest(TickHistogram histogram) => histogram.Bins.Select(bin => (double)bin.High).DefaultIfEmpty(0).Max();
    }
}
