using System.Globalization;
using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What paths of a sweep do to how right models are, where seeds are swept besides: accuracy or error along the last path with numbers,
/// asynchronously and synchronously. Runs of all seeds are put together, since a seed is no axis. A panel for every combination of what
/// else is swept.
/// </summary>
internal static class SweepScores
{
    private const int Width = 1200;
    private const int Rows = 380;
    private const int Narrowest = 340;
    private const int MostColumns = 3;
    private const double Percent = 100;
    private const double WideScores = 30;
    private static readonly string[] Metrics = ["accuracy", "f1", "rmse_relative"];

    /// <summary>Whether there is such a figure: a seed is swept beside something with numbers, and models are judged.</summary>
    public static bool Fits(SweepResult result) =>
        result.Swept.By == SweepOrder.Grid && result.Swept.Paths.Any(IsSeed) && Across(result) is not null && MetricOf(result) is not null;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepResult result)
    {
        var (view, across, metric) = (new SweepView(result), Across(result)!, MetricOf(result)!);
        var label = metric == "rmse_relative" ? "relative error (%)" : $"{metric} (%)";
        var panels = result.Cells.GroupBy(cell => Facet(result, across, cell)).Select(cells =>
            new Panel(across, label, cells.Key, [.. result.Models.Select(model => Curves.Of(result, across, metric, cells, model))]))
            .ToList();
        var axis = SweepPanel.Common(panels.Select(panel => panel.Lines), WideScores);
        var figure = view.Page(Width);
        foreach (var row in panels.Chunk(MostColumns))
        {
            figure.AddRow(Rows, Narrowest, [.. row.Select(panel => new FigurePanel((width, _) => panel.Draw(axis, width)))]);
        }

        var colours = ModelColours.Of(result.Scenario);
        var runs = panels.SelectMany(panel => panel.Models).Select(model => model.Runs).DefaultIfEmpty(0).Max();
        figure.AddLegend(
        [
            .. result.Models.Select(model => LegendEntry.Of(model, colours[model], LineKind.Asynchronous, colours.MarkerOf(model))),
            LegendEntry.Of("synchronous", Palette.Ink, LineKind.Synchronous),
            new LegendEntry(
                string.Create(CultureInfo.InvariantCulture, $"medians of {runs} runs, all seeds together; band 10–90 %"), Palette.Ink, -1),
            .. view.Gaps("× failed"),
        ]);
        var seeds = string.Join(", ", result.Swept.Paths.Where(IsSeed).Select(path => path.Path));
        figure.Caption = string.Create(
            CultureInfo.InvariantCulture,
            $"The {label} of the outputs at the end along the {across.Axis}, a thick line a model under the scenario's schedules, and "
                + $"dashes and dots its synchronous computation. A point is the median over all values of {seeds} and their schedules, "
                + $"{runs} runs at most, its band 10 to 90 % of them; of the synchronous computation the median over these values.");
        return figure;
    }

    private static bool IsSeed(SweptPath path) => path.Axis == "seed";

    private static SweptPath? Across(SweepResult result) =>
        result.Swept.Paths.LastOrDefault(path => !IsSeed(path) && path.IsNumeric && path.Values.Count > 1);

    /// <summary>What all models that there are have been judged by; null where there is nothing.</summary>
    private static string? MetricOf(SweepResult result)
    {
        var all = result.Cells.SelectMany(cell => cell.Models).Select(model => model.Result).OfType<ModelResult>().ToList();
        return Array.Find(Metrics, metric =>
            all.Count > 0 && all.TrueForAll(model => model.Synchronous.Metrics.Any(item => item.Key == metric)));
    }

    private static string Facet(SweepResult result, SweptPath across, SweptResult cell) => string.Join(", ", result.Swept.Paths.Index()
        .Where(item => item.Item != across && !IsSeed(item.Item) && item.Item.Values.Count > 1)
        .Select(item => item.Item.Values[cell.Cell.At[item.Index]].Label));

    /// <summary>The spread of some numbers, in per cent.</summary>
    private static SweepSpread? Spread(IEnumerable<IEnumerable<KeyValuePair<string, double>>> runs, string metric)
    {
        var all = runs.ToList();
        double[] values =
        [
            .. all.SelectMany(run => run).Where(item => item.Key == metric && double.IsFinite(item.Value))
                .Select(item => Percent * item.Value).Order(),
        ];
        return values.Length == 0 ? null
            : new SweepSpread(values.Length, all.Count, Quantiles.Of(values, 0.1), Quantiles.Of(values, 0.5), Quantiles.Of(values, 0.9));
    }

    /// <summary>A model along the path: its runs, and its synchronous computation.</summary>
    private sealed record Curves(
        IReadOnlyList<SweepSpread?> Asynchronous, IReadOnlyList<SweepSpread?> Synchronous, Color Colour, MarkerShape Marker)
    {
        public int Runs => Asynchronous.OfType<SweepSpread>().Select(spread => spread.N).DefaultIfEmpty(0).Max();

        public static Curves Of(SweepResult result, SweptPath across, string metric, IEnumerable<SweptResult> cells, string model)
        {
            var (place, colours) = (result.Swept.Paths.ToList().IndexOf(across), ModelColours.Of(result.Scenario));
            var at = cells.ToLookup(cell => cell.Cell.At[place], cell => cell.Of(model));
            var found = Enumerable.Range(0, across.Values.Count).Select(index => at[index].OfType<ModelResult>().ToList()).ToList();
            return new Curves(
                [.. found.Select(results => Spread(results.SelectMany(one => one.Asynchronous).Select(run => run.Metrics), metric))],
                [.. found.Select(results => Spread(results.Select(one => one.Synchronous.Metrics), metric))],
                colours[model],
                colours.MarkerOf(model));
        }
    }

    private sealed class Panel
    {
        private readonly SweepAxis _axis;

        public Panel(SweptPath across, string label, string head, IReadOnlyList<Curves> models)
        {
            (_axis, Models) = (new SweepAxis(across), models);
            Lines = new SweepPanel(across, label, head) { WhyNone = "no cell has a finite number" };
            foreach (var model in models)
            {
                Lines.Add(new SweepLine(_axis, model.Asynchronous, model.Colour, model.Marker));
            }
        }

        public IReadOnlyList<Curves> Models { get; }

        public SweepPanel Lines { get; }

        public Plot Draw(LossAxis axis, float width)
        {
            var plot = Lines.Draw(axis, width);
            foreach (var model in Models)
            {
                var known = _axis.Order.Where(index => model.Synchronous[index] is not null).ToList();
                Reports.Lines.Draw(
                    plot,
                    [.. known.Select(_axis.Place)],
                    [.. known.Select(index => axis.Place(model.Synchronous[index]!.Value.Median))],
                    model.Colour,
                    LineKind.Synchronous);
            }

            return plot;
        }
    }
}
