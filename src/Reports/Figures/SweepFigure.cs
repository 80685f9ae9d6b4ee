using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// What one path does: above, updates a node and virtual time until runs are within the tolerance (where something changes: the error of
/// following, and the time until runs are back within the tolerance), medians with bands, a row a facet;
/// below, for every model, the loss along the runs (or the distance, where there is none), a shade a value, where there is one facet.
/// </summary>
internal static class SweepFigure
{
    private const int Width = 1200;
    private const int Rows = 340;
    private const int NarrowestCost = 400;
    private const int NarrowestCurve = 300;
    private const double WideCosts = 8;
    private const string Error = "tracking_mean";
    private const string Proved = " Dashed: below this it is proved to be in the long run, from how far the answer moves in a "
        + "macro-iteration.";


    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        var below = view.Facets.Count == 1 ? new SweepCurves(view) : null;
        var figure = view.Page(Width);
        var tolerance = Powers.Write(view.Result.Scenario.Run.Tolerance);
        (string Metric, string Label)[] columns = view.IsMoving ?
        [
            (Error, "mean error of following"), ("recovery_mean", $"mean time back to {tolerance} (s)"),
        ]
        :
        [
            ("updates_to_tolerance", $"updates per node to {tolerance}"), ("time_to_tolerance", $"virtual time to {tolerance} (s)"),
        ];
        SweepPanel[][] panels =
            [.. columns.Select(column => view.Facets.Select(facet => Panel(view, facet, column.Metric, column.Label)).ToArray())];
        LossAxis[] axes = [.. panels.Select(column => SweepPanel.Common(column, WideCosts))];
        foreach (var row in Enumerable.Range(0, view.Facets.Count))
        {
            figure.AddRow(Rows, NarrowestCost, [.. panels.Zip(axes, (column, axis) =>
                new FigurePanel((width, _) => column[row].Draw(axis, width)))]);
        }

        if (below is not null)
        {
            figure.AddRow(Rows, NarrowestCurve, [.. below.Panels()]);
        }

        figure.AddLegend(Above(view, below is not null));
        figure.AddLegend(below?.Legend() ?? []);
        if (view.IsMoving)
        {
            figure.Caption = $"Along the {view.Across.Axis}: the error of following, and after a change the mean virtual time until a "
                + "schedule was back within the tolerance, of the changes after which it was before the next, a line a model. "
                + $"{SweepCaption.Followed}{(panels[0].Any(panel => panel.Promises.Count > 0) ? Proved : string.Empty)} "
                + $"{SweepCaption.Lines(view)}{below?.Caption}";
            return figure;
        }

        figure.Caption = $"Along the {view.Across.Axis}: in the first panel{(view.Facets.Count > 1 ? " of a row" : string.Empty)} updates "
            + "per node, in the second virtual time until a schedule is within the tolerance, a line a model. "
            + $"{SweepCaption.Reached(view)} {SweepCaption.Lines(view)}{below?.Caption}";
        return figure;
    }

    private static SweepPanel Panel(SweepView view, string facet, string metric, string label)
    {
        var hasPoint = view.Result.Models.Any(view.HasFixedPoint);
        var panel = new SweepPanel(view.Across, label, facet)
        {
            WhyNone = view.IsMoving ? "no schedule was back within the tolerance before the next change"
                : hasPoint ? $"no schedule reached the tolerance {Powers.Write(view.Result.Scenario.Run.Tolerance)} in any cell"
                : "layered models have no fixed point that they could come near to",
        };
        var (across, colours) = (new SweepAxis(view.Across), ModelColours.Of(view.Result.Scenario));
        foreach (var model in view.Result.Models)
        {
            var points = view.Across.Values.Select((_, index) =>
                view.At(facet, index)?.Of(model) is { } found ? SweepSpread.Of(found, metric) : (SweepSpread?)null);
            panel.Add(new SweepLine(across, [.. points], colours[model], colours.MarkerOf(model)));
            double[] proved =
            [
                .. view.Across.Values.Select((_, index) => view.At(facet, index)?.Of(model)?.Following?.Bound ?? double.NaN),
            ];
            if (metric == Error && proved.Any(double.IsFinite))
            {
                panel.Add(proved, colours[model]);
            }
        }

        foreach (var index in Enumerable.Range(0, view.Across.Values.Count).Where(index =>
            view.At(facet, index)?.Models.Any(model => model.Failure is not null) == true))
        {
            panel.AddFailure(index);
        }

        return panel;
    }

    private static IEnumerable<LegendEntry> Above(SweepView view, bool hasCurves)
    {
        var colours = ModelColours.Of(view.Result.Scenario);
        foreach (var model in view.Result.Models)
        {
            // What has no curve says why, and shows no sample of one.
            var hasCurve = view.All(model).Any(result => view.IsMoving || result.UpdatesToTolerance.N > 0);
            var why = hasCurve ? string.Empty : view.HasFixedPoint(model) ? ": never within the tolerance"
                : !view.All(model).Any() ? ": failed" : hasCurves ? ": layered, below only" : ": layered, no fixed point";
            yield return new LegendEntry($"{model}{why}", colours[model], hasCurve ? LineKind.Asynchronous.Width : -1)
            {
                Marker = hasCurve ? colours.MarkerOf(model) : null,
            };
        }

        if (view.Result.Models.SelectMany(view.All).Any(model => model.Following is not null))
        {
            yield return LegendEntry.Of("proved in the long run", Palette.Ink, LineKind.Guaranteed);
        }

        var spreads = view.Result.Models.SelectMany(view.All).Where(model => model.HasFixedPoint).Select(view.Measure).ToList();
        if (spreads.Count > 0)
        {
            yield return new LegendEntry(Schedules(spreads, view.Across.IsNumeric), Palette.Ink, -1);
        }

        foreach (var entry in view.Gaps("× failed"))
        {
            yield return entry;
        }
    }

    /// <summary>What lines, bands and points are, of what is drawn.</summary>
    /// <param name="spreads">What they show.</param>
    /// <param name="isNumeric">Whether values are numbers; else there are bars in the place of bands.</param>
    public static string Schedules(IReadOnlyList<SweepSpread> spreads, bool isNumeric)
    {
        var most = spreads.Max(spread => spread.Runs);
        var band = spreads.Any(spread => spread.Low < spread.High) ? $", {(isNumeric ? "band" : "bar")} 10–90 %" : string.Empty;
        return (most == 1 ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"median of {most} schedules{band}"))
            + (spreads.Any(spread => spread is { N: > 0, IsWhole: false }) ? "; white inside: of those that got there" : string.Empty)
            + (spreads.Any(spread => spread.N == 0) ? "; no point: none got there" : string.Empty);
    }
}
