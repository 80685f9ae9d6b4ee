using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What layered rules of tables lose asynchronously: for every training that was run, its error under the schedulers (left) and in random
/// orders (right) against its synchronous one. A colour a data set; on the dashed line nothing is lost.
/// </summary>
internal static class AsynchronousFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 480;
    private const int NarrowestPanel = 380;
    private const int FewestModels = 3;
    private static readonly PixelPadding Padding = new(80, 18, 58, 12);

    /// <summary>The figure, or null where tables have fewer than three layered models to compare on a data set.</summary>
    public static Figure? CreateIfAny(TableResult result)
    {
        var cells = result.Cells.Where(cell => cell.Model.Rule.IsLayered && cell.Schedules.Count > 0 && cell.Orders.Count > 0)
            .GroupBy(cell => cell.Dataset).Where(group => group.Count() >= FewestModels).ToList();
        if (cells.Count == 0)
        {
            return null;
        }

        var figure = new Figure(FigureStyle.Of(result.Scenario), Width, result.Scenario.Title ?? result.Scenario.Name);
        figure.AddLegend(
        [
            .. cells.Index().Select(group => LegendEntry.Of(
                group.Item.Key, figure.Style.Of(Palette.Other(group.Index)), LineKind.Asynchronous, ModelMarkers.Other(group.Index))),
            new LegendEntry("small: one run; large: mean over the runs of a training", Palette.Ink, -1),
        ]);
        var unit = cells[0].First().IsAccuracy ? "accuracy (%)" : "relative RMSE (%)";
        figure.AddRow(
            PanelHeight, NarrowestPanel,
            Panel(cells, unit, $"under schedules, {unit}", Schedules, figure.Style),
            Panel(cells, unit, $"in random orders, {unit}", cell => cell.Orders, figure.Style));
        figure.Caption = "What layered rules lose asynchronously: the error of every training that was run, in the first panel under "
            + "schedules, in the second in random orders, against its synchronous error. On the dashed line nothing is lost.";
        return figure;
    }

    /// <summary>The runs under the scenario's own scheduler, the first of several.</summary>
    private static List<ScheduleResult> Schedules(CellResult cell) =>
        [.. cell.Schedules.Where(run => run.Scheduler == cell.Schedules[0].Scheduler)];

    private static PanelPlot Panel(
        List<IGrouping<string, CellResult>> cells, string unit, string label, Func<CellResult, IReadOnlyList<ScheduleResult>> runs,
        FigureStyle style)
    {
        var plot = PanelStyle.Create($"synchronous, {unit}", label, Padding);
        var (lefts, bottoms) = (new List<double>(), new List<double>());
        foreach (var (index, group) in cells.Index())
        {
            var (colour, marker) = (style.Of(Palette.Other(index)), ModelMarkers.Other(index));
            foreach (var (x, values) in group.SelectMany(cell => Trainings(cell, runs(cell))))
            {
                foreach (var value in values)
                {
                    plot.Add.Marker(Math.Log10(x), Math.Log10(value), marker, 4, colour.WithAlpha(.35));
                }

                plot.Add.Marker(Math.Log10(x), Math.Log10(values.Average()), marker, 10, colour);
                lefts.Add(Math.Log10(x));
                bottoms.AddRange(values.Select(Math.Log10));
            }
        }

        if (lefts.Count > 0)
        {
            Limit(plot, lefts, bottoms);
        }

        return plot;
    }

    /// <summary>The synchronous value of every training and those of its runs, as far as they have logarithms.</summary>
    private static IEnumerable<(double X, List<double> Values)> Trainings(CellResult cell, IReadOnlyList<ScheduleResult> runs) =>
        runs.GroupBy(run => (run.Fold, run.Seed))
            .Select(training => (
                X: cell.Units.First(unit => (unit.Unit.Fold, unit.Unit.Seed) == training.Key).Score!.Value,
                Values: training.Select(run => run.Value).Where(value => value > 0 && double.IsFinite(value)).ToList()))
            .Where(training => training.X > 0 && training.Values.Count > 0);

    private static void Limit(Plot plot, List<double> lefts, List<double> bottoms)
    {
        var (across, up) = (LogAxes.Ends(lefts), LogAxes.Ends([.. bottoms, .. lefts]));
        var (low, high) = (Math.Max(across.Low, up.Low), Math.Min(across.High, up.High));
        var equal = plot.Add.Line(low, low, high, high);
        (equal.LinePattern, equal.LineColor, equal.LineWidth) = (LinePattern.Dashed, Palette.Ink.WithAlpha(.6), 1.5f);
        LogAxes.Limit(plot, across, up);
    }
}
