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
    private const int NarrowestPanel = 270;
    private const int PanelHeight = 218;
    private const int TogetherHeight = 250;
    private const int AxisHeight = 58;
    private const int HeadRoom = 28;
    private const int FootRoom = 18;
    private const double BelowOne = 0.3;
    private const double Top = 0.15;

    /// <summary>Draws the figure. Models must have counts.</summary>
    public static Figure Create(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        var promise = SchedulerBuilder.PromiseOf(scenario);
        var counts = models.Select(model => model.Counts!).ToList();

        // Where nodes wait, gaps have no bound, and so ages have none.
        var ofGaps = promise.BoundsGaps ? promise.Bound : Ticks.Never;
        DurationColumn[] columns =
        [
            DurationColumn.Of(("gap between two activations", "share of gaps"), scenario, ofGaps, 1, counts.Select(item => item.Gaps)),
            DurationColumn.Of(("staleness of a read", "share of reads"), scenario, promise.Bound, 1, counts.Select(item => item.Staleness)),
            DurationColumn.Of(
                ("age of a read", "share of reads"), scenario, ofGaps, 2,
                counts.SelectMany(item => new[] { item.Ages, item.NestedAges })),
        ];
        var figure = new Figure(FigureStyle.Of(scenario), Width, scenario.Title ?? scenario.Name)
        {
            Caption = "Which share of all gaps between two activations of a node, and which share of all reads by their staleness and "
                + "by the age of what was read, has which length. A length that was never seen has nothing drawn.",
        };
        var colours = ModelColours.Of(scenario);
        if (figure.Width >= NarrowestPanel * columns.Length)
        {
            foreach (var (row, model) in models.Index())
            {
                var isLast = row == models.Count - 1;
                FigurePanel[] panels =
                    [.. columns.Select((column, index) => (FigurePanel)Panel(model, colours[model.Model], column, index, isLast))];
                figure.AddRow(new FigureRow(PanelHeight + (isLast ? AxisHeight : 0), NarrowestPanel, panels)
                {
                    Around = HeadRoom + (isLast ? AxisHeight : FootRoom),
                });
            }
        }
        else
        {
            // A column of a page is too narrow for three panels, and too short for three a model: models stand in one panel as lines.
            var same = Same(models, columns);
            figure.AddLegend(models.Select((model, number) => LegendEntry.Of(
                $"{model.Model}{same[number]}", colours[model.Model], LineKind.Asynchronous, colours.MarkerOf(model.Model))));
            foreach (var (index, column) in columns.Index())
            {
                figure.AddRow(TogetherHeight, NarrowestPanel, Together(models, colours, column, index));
            }
        }

        figure.AddLegend(Legend(counts.Exists(item => item.NestedAges.Total > 0), promise, figure.Width < NarrowestPanel * columns.Length));
        return figure;
    }

    private static IEnumerable<LegendEntry> Legend(bool isNested, Promise promise, bool isTogether)
    {
        yield return new LegendEntry("over all nodes, arcs and schedules", Palette.Grey.WithAlpha(.75), isTogether ? -1 : 0);
        if (isNested)
        {
            yield return LegendEntry.Of("over two hops: of what a message was computed from", Palette.Ink, LineKind.Reference);
        }

        if (promise.IsBounded)
        {
            var text = promise.BoundsGaps ? "bound B, and 2B on an age that follows from it" : "bound B on staleness";
            yield return LegendEntry.Of(text, Palette.Ink, LineKind.Guaranteed);
        }
    }

    private static PanelPlot Panel(ModelResult model, Color colour, DurationColumn column, int index, bool isLast)
    {
        var plot = PanelStyle.Create(
            isLast ? $"{column.Name} ({column.Unit.Name})" : string.Empty,
            column.Whole,
            new PixelPadding(76, 12, isLast ? AxisHeight : FootRoom, HeadRoom));
        var counts = model.Counts!;
        Bars(plot, column.Share(CountsOf(counts, index)), column, colour);
        if (index == 2 && counts.NestedAges.Total > 0)
        {
            Outline(plot, column.Share(counts.NestedAges), column, Palette.Ink, LineKind.Reference);
        }

        Frame(plot, column);
        PanelStyle.Head(plot, model.Model);
        plot.Axes.Bottom.TickLabelStyle.IsVisible = isLast;
        return plot;
    }

    private static PanelPlot Together(IReadOnlyList<ModelResult> models, ModelColours colours, DurationColumn column, int index)
    {
        var plot = PanelStyle.Create($"{column.Name} ({column.Unit.Name})", column.Whole, new PixelPadding(76, 12, AxisHeight, 10));
        foreach (var (number, model) in models.Index())
        {
            var colour = colours[model.Model];
            var (x, y) = Outline(plot, column.Share(CountsOf(model.Counts!, index)), column, colour, LineKind.Asynchronous);
            if (x.Length > 0)
            {
                ModelMarkers.Draw(plot, x, y, colour, colours.MarkerOf(model.Model), (number, models.Count), (x[0], x[^1]));
            }

            if (index == 2 && model.Counts!.NestedAges.Total > 0)
            {
                Outline(plot, column.Share(model.Counts.NestedAges), column, colour, LineKind.Reference);
            }
        }

        Frame(plot, column);
        return plot;
    }

    /// <summary>For each model what the legend says of it: which earlier one has the same shares in all three panels.</summary>
    private static string[] Same(IReadOnlyList<ModelResult> models, DurationColumn[] columns) => [.. models.Select((model, number) =>
        models.Take(number).FirstOrDefault(other => columns.Index().All(column =>
            Shares(model, column).Zip(Shares(other, column)).All(pair =>
                Math.Abs(pair.First - pair.Second) < 0.01 * Math.Max(pair.First, 1e-9))))
        is { } same ? $" (= {same.Model})" : string.Empty)];

    private static double[] Shares(ModelResult model, (int Index, DurationColumn Item) column) =>
        column.Item.Share(CountsOf(model.Counts!, column.Index));

    private static TickHistogram CountsOf(AsynchronyCounts counts, int index) =>
        index == 0 ? counts.Gaps : index == 1 ? counts.Staleness : counts.Ages;

    private static void Frame(Plot plot, DurationColumn column)
    {
        if (column.Line is { } bound)
        {
            plot.Add.VerticalLine(column.Unit.Of(bound), LineKind.Guaranteed.Width, Palette.Ink, LineKind.Guaranteed.Pattern);
        }

        // A little more on both sides, so that the outermost bars are whole.
        var room = column.BinWidth / 3;
        plot.Axes.SetLimits(
            column.Unit.Of(column.Left - room), column.Unit.Of(column.Right + room), column.Floor - BelowOne, Top);
        plot.Axes.Left.TickGenerator = Decades.Between(column.Floor - BelowOne, Top);
        plot.Axes.Bottom.TickGenerator = new GridTicks(column.Step is { } step ? column.Unit.Of(step) : 0);
    }

    private static void Bars(Plot plot, double[] shares, DurationColumn column, Color colour)
    {
        for (var bin = 0; bin < shares.Length; bin++)
        {
            if (shares[bin] > 0)
            {
                var left = column.Left + (bin * column.BinWidth);
                var bar = plot.Add.Rectangle(
                    column.Unit.Of(left), column.Unit.Of(left + column.BinWidth), column.Floor - BelowOne, Math.Log10(shares[bin]));
                (bar.FillColor, bar.LineColor, bar.LineWidth) = (colour.WithAlpha(.75), colour, 0.6f);
            }
        }
    }

    /// <summary>Draws steps over the bins that have something in them; the middles of these.</summary>
    private static (double[] X, double[] Y) Outline(Plot plot, double[] shares, DurationColumn column, Color colour, LineKind kind)
    {
        foreach (var part in Parts(shares))
        {
            var edges = Enumerable.Range(part.From, part.To - part.From + 1).Select(Edge).ToArray();
            double[] x = [edges[0], .. edges[1..^1].SelectMany(edge => new[] { edge, edge }), edges[^1]];
            double[] y = [.. shares[part.From..part.To].Select(Math.Log10).SelectMany(height => new[] { height, height })];
            Lines.Draw(plot, x, y, colour, kind);
        }

        int[] full = [.. Enumerable.Range(0, shares.Length).Where(bin => shares[bin] > 0)];
        return ([.. full.Select(bin => (Edge(bin) + Edge(bin + 1)) / 2)], [.. full.Select(bin => Math.Log10(shares[bin]))]);

        double Edge(int bin) => column.Unit.Of(column.Left + (bin * column.BinWidth));
    }

    /// <summary>Bins next to each other that have something in them: of an empty one the logarithm is nowhere.</summary>
    private static IEnumerable<(int From, int To)> Parts(double[] shares)
    {
        var from = 0;
        for (var bin = 0; bin <= shares.Length; bin++)
        {
            if (bin == shares.Length || shares[bin] <= 0)
            {
                if (bin > from)
                {
                    yield return (from, bin);
                }

                from = bin + 1;
            }
        }
    }
}
