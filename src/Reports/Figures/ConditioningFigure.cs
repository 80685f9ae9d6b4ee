using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// What a condition number costs and what it buys, of the energies in tables: left, the error of every training against κ, and its mean
/// over the trainings of a model; right, activations a node until asynchronous runs are within the tolerance. A colour a data set.
/// </summary>
internal static class ConditioningFigure
{
    private const int Width = 1200;
    private const int PanelHeight = 436;
    private const int NarrowestPanel = 380;
    private const int FewestModels = 3;
    private static readonly PixelPadding Padding = new(80, 18, 58, 12);

    /// <summary>
    /// The figure, or null where tables have fewer than three energies of one form to compare: other messages are no other cap, and what
    /// they cost is on no common curve.
    /// </summary>
    public static Figure? CreateIfAny(TableResult result)
    {
        var cells = result.Cells.Where(cell => cell.Units.Any(unit => double.IsFinite(unit.Kappa) && unit.Score is not null))
            .GroupBy(cell => (cell.Dataset, FormOf(cell.Model.Rule))).Where(group => group.Count() >= FewestModels).ToList();
        if (cells.Count == 0)
        {
            return null;
        }

        var figure = new Figure(FigureStyle.Of(result.Scenario), Width, result.Scenario.Title ?? result.Scenario.Name);
        figure.AddLegend(
        [
            .. cells.Index().Select(group => LegendEntry.Of(
                LabelOf(group.Item.Key, cells.Select(other => other.Key)),
                figure.Style.Of(Palette.Other(group.Index)),
                LineKind.Asynchronous,
                ModelMarkers.Other(group.Index))),
            new LegendEntry("small: one training; large: mean over the trainings of a cap", Palette.Ink, -1),
        ]);
        var unit = cells[0].First().IsAccuracy ? "accuracy (%)" : "relative RMSE (%)";
        var tolerance = Powers.Write(result.Scenario.Run.Tolerance);
        figure.AddRow(
            PanelHeight, NarrowestPanel,
            Panel(cells, unit, Errors, figure.Style), Panel(cells, $"activations per node to {tolerance}", Activations, figure.Style));
        figure.Caption = "What a condition number costs and what it buys: in the first panel the error of every training against κ, "
            + "in the second activations a node until asynchronous runs are within the tolerance.";
        return figure;
    }

    /// <summary>The data set; with the form of the energies where it has those of several.</summary>
    private static string LabelOf((string Dataset, EnergyForm Form) group, IEnumerable<(string Dataset, EnergyForm Form)> all) =>
        all.Count(other => other.Dataset == group.Dataset) == 1 ? group.Dataset
            : $"{group.Dataset}, {group.Form}";

    private static EnergyForm FormOf(RuleSpec rule) =>
        rule is RuleSpec.Energy energy ? energy.Form : default;

    private static IEnumerable<(double Kappa, double Value)> Errors(CellResult cell) =>
        cell.Units.Where(unit => unit.Score is not null && double.IsFinite(unit.Kappa)).Select(unit => (unit.Kappa, unit.Score!.Value));

    /// <summary>Runs are those of fold 0 and seed 0.</summary>
    private static IEnumerable<(double Kappa, double Value)> Activations(CellResult cell)
    {
        var kappa = cell.Units.Where(unit => unit.Unit is { Fold: 0, Seed: 0 }).Select(unit => unit.Kappa).FirstOrDefault(double.NaN);
        return cell.Schedules.Where(run => double.IsFinite(run.ActivationsToTolerance) && double.IsFinite(kappa))
            .Select(run => (kappa, run.ActivationsToTolerance));
    }

    private static PanelPlot Panel(
        List<IGrouping<(string Dataset, EnergyForm Form), CellResult>> cells, string label,
        Func<CellResult, IEnumerable<(double Kappa, double Value)>> points, FigureStyle style)
    {
        var plot = PanelStyle.Create("condition number κ", label, Padding);
        var all = cells.SelectMany(group => group).SelectMany(points).Where(point => point.Value > 0).ToList();
        foreach (var (index, group) in cells.Index())
        {
            var (colour, marker) = (style.Of(Palette.Other(index)), ModelMarkers.Other(index));
            var means = new List<(double X, double Y)>();
            foreach (var own in group.Select(cell => points(cell).Where(point => point.Value > 0).ToList()).Where(own => own.Count > 0))
            {
                foreach (var (kappa, value) in own)
                {
                    plot.Add.Marker(Math.Log10(kappa), Math.Log10(value), marker, 5, colour.WithAlpha(.45));
                }

                means.Add((own.Average(point => Math.Log10(point.Kappa)), Math.Log10(own.Average(point => point.Value))));
            }

            means.Sort();
            foreach (var (x, y) in means)
            {
                plot.Add.Marker(x, y, marker, 10, colour);
            }

            if (means.Count > 1)
            {
                plot.Add.ScatterLine(means.Select(mean => mean.X).ToArray(), means.Select(mean => mean.Y).ToArray(), colour).LineWidth = 2;
            }
        }

        if (all.Count > 0)
        {
            LogAxes.Limit(
                plot,
                LogAxes.Ends(all.Select(point => Math.Log10(point.Kappa))),
                LogAxes.Ends(all.Select(point => Math.Log10(point.Value))));
        }

        return plot;
    }
}
