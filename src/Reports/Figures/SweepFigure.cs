using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// What one path does: above, updates a node and virtual time until runs are within the tolerance, medians with bands, a row a facet;
/// below, for every model, the loss along the runs (or the distance, where there is none), a shade a value, where there is one facet.
/// </summary>
internal static class SweepFigure
{
    private const int Width = 1200;
    private const int Rows = 340;
    private const double WideCosts = 8;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        var result = view.Result;
        var below = view.Facets.Count == 1 ? new SweepCurves(view) : null;
        var count = view.Facets.Count + (below is null ? 0 : 1);
        var page = Page(view, below, 0);
        var height = Figure.TitleHeight + (count * Rows) + Figure.LegendHeight(page.Legend.Count) + 4;
        var figure = Page(view, below, (int)Math.Ceiling(height));
        var tolerance = Powers.Write(result.Scenario.Run.Tolerance);
        (string Metric, string Label)[] columns =
        [
            ("updates_to_tolerance", $"updates per node to {tolerance}"), ("time_to_tolerance", $"virtual time to {tolerance} (s)"),
        ];
        foreach (var (column, (metric, label)) in columns.Index())
        {
            var panels = view.Facets.Select(facet => Panel(view, facet, metric, label)).ToList();
            var axis = SweepPanel.Common(panels, WideCosts);
            foreach (var (row, panel) in panels.Index())
            {
                var (left, top) = (column * Width / 2f, Figure.TitleHeight + (row * Rows));
                figure.Add(panel.Draw(axis), left, top, left + (Width / 2f), top + Rows);
            }
        }

        below?.Draw(figure, Width, Figure.TitleHeight + (view.Facets.Count * Rows), Rows);
        return figure;
    }

    private static Figure Page(SweepView view, SweepCurves? below, int height)
    {
        var figure = new Figure(Width, height, view.Result.Scenario.Title ?? view.Result.Scenario.Name);
        figure.AddLegend(Above(view, below is not null));
        figure.AddLegend(below?.Legend() ?? []);
        return figure;
    }

    private static SweepPanel Panel(SweepView view, string facet, string metric, string label)
    {
        var (panel, colours) = (new SweepPanel(view.Across, label, facet), ModelColours.Of(view.Result.Scenario));
        var across = new SweepAxis(view.Across);
        foreach (var model in view.Result.Models)
        {
            var points = view.Across.Values.Select((_, index) =>
                view.At(facet, index)?.Of(model) is { } found ? SweepSpread.Of(found, metric) : (SweepSpread?)null);
            panel.Add(new SweepLine(across, [.. points]), colours[model]);
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
            var hasCurve = view.All(model).Any(result => result.UpdatesToTolerance.N > 0);
            var why = hasCurve ? string.Empty : view.HasFixedPoint(model) ? ": never within the tolerance"
                : !view.All(model).Any() ? ": failed" : hasCurves ? ": layered, below only" : ": layered, no fixed point";
            yield return new LegendEntry($"{model}{why}", colours[model], hasCurve ? 2.4f : -1);
        }

        var models = view.Result.Models.SelectMany(view.All).Where(model => model.HasFixedPoint).ToList();
        if (models.Count > 0)
        {
            var isAll = models.All(model => model.UpdatesToTolerance.N == model.Asynchronous.Count);
            yield return new LegendEntry(Schedules(models, isAll), Palette.Ink, -1);
        }

        foreach (var entry in view.Gaps("× failed"))
        {
            yield return entry;
        }
    }

    /// <summary>What lines and bands are.</summary>
    /// <param name="models">What they show.</param>
    /// <param name="isAll">Whether all schedules have a number.</param>
    public static string Schedules(IReadOnlyList<ModelResult> models, bool isAll)
    {
        var most = models.Max(model => model.Asynchronous.Count);
        return (most == 1 ? "one schedule" : string.Create(CultureInfo.InvariantCulture, $"median of {most} schedules, band 10–90 %"))
            + (isAll ? string.Empty : "; ring: of those that got there, no point: none did");
    }
}
