using System.Globalization;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What two paths do together: a cell a combination of their values, coloured by the median updates a node until runs are within the
/// tolerance, or by the deviation at the end of a model without a fixed point. The number is written in the cell; cells where not every
/// schedule got there are hatched and say how many did.
/// </summary>
internal static class SweepMap
{
    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        // One scale for all models of a kind, so that they can be compared.
        var scales = view.Result.Models.GroupBy(view.HasFixedPoint).ToDictionary(group => group.Key, group => new ShadeScale(
            group.SelectMany(view.All).Select(view.Measure).Where(spread => spread.IsWhole).Select(spread => spread.Median),
            view.Style));
        var figure = SweepMaps.Create(view, (panel, size) => panel.Draw(
            size, (plot, at, room, result) => Draw(panel, plot, at, room, view.Measure(result), scales[view.HasFixedPoint(panel.Model)])));
        AddLegend(figure, view, scales);
        figure.Caption = $"{SweepMaps.Axes(view)} {SweepCaption.Measures(view)} The number in a cell is {SweepCaption.Median(view)}; "
            + "the larger it is, the darker is the cell. A hatched cell, in which not all schedules got there, says how many of how many "
            + "did.";
        return figure;
    }

    private static void Draw(
        SweepMapPanel panel, Plot plot, (int X, int Y) at, (double Width, double Height) room, SweepSpread measure, ShadeScale scale)
    {
        var colour = measure.IsWhole ? scale.Of(measure.Median) : Colors.White;
        SweepMapPanel.Fill(plot, at, colour, !measure.IsWhole);
        var text = measure.IsWhole ? Powers.Write(measure.Median)
            : string.Create(CultureInfo.InvariantCulture, $"{measure.N}/{measure.Runs}");
        panel.Write(plot, at, room, text, measure.IsWhole ? ShadeScale.Readable(colour) : Palette.Ink, !measure.IsWhole);
    }

    private static void AddLegend(Figure figure, SweepView view, Dictionary<bool, ShadeScale> scales)
    {
        foreach (var (hasPoint, scale) in scales)
        {
            figure.AddLegend(scale.Legend(view.IsEnding ? "median distance when all know of the end:"
                : view.IsMoving ? "median error of following:" : hasPoint
                ? $"median updates per node to {Powers.Write(view.Result.Scenario.Run.Tolerance)}:"
                : "median deviation at the end (layered):"));
        }

        if (view.Result.Models.SelectMany(view.All).Any(model => !view.Measure(model).IsWhole))
        {
            figure.AddLegend([new LegendEntry("hatched: not all schedules got there; how many of how many did", Palette.Ink, -1)]);
        }

        figure.AddLegend(view.Gaps("failed"));
    }
}
