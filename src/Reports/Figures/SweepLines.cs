using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// What two paths do, as families of lines: a panel a model and facet, along the first path, a shade a value of the second.
/// </summary>
internal static class SweepLines
{
    private const int Wide = 600;
    private const int Narrow = 440;
    private const int PanelHeight = 350;
    private const int MostColumns = 3;
    private const int MostSamples = 12;
    private const double WideCosts = 8;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        var models = view.Result.Models;
        var panels = view.Facets.SelectMany(facet => models.Select(model => (Model: model, Panel: Panel(view, facet, model)))).ToList();

        // One axis for all models of a kind, so that panels can be compared.
        var axes = panels.GroupBy(panel => view.HasFixedPoint(panel.Model))
            .ToDictionary(group => group.Key, group => SweepPanel.Common(group.Select(panel => panel.Panel), WideCosts));
        var columns = Math.Min(models.Count, MostColumns);
        var rows = (panels.Count + columns - 1) / columns;
        var each = columns > 2 ? Narrow : Wide;
        var width = Math.Max(2, columns) * each;
        var legend = Figure.LegendHeight(Page(view, width, 0).Legend.Count);
        var figure = Page(view, width, (int)Math.Ceiling(Figure.TitleHeight + (rows * PanelHeight) + legend + 4));
        var left = (width - (columns * each)) / 2f;
        foreach (var (number, (model, panel)) in panels.Index())
        {
            var (x, y) = (left + (number % columns * each), Figure.TitleHeight + (number / columns * PanelHeight));
            figure.Add(panel.Draw(axes[view.HasFixedPoint(model)]), x, y, x + each, y + PanelHeight);
        }

        return figure;
    }

    private static SweepPanel Panel(SweepView view, string facet, string model)
    {
        var label = view.HasFixedPoint(model) ? $"updates per node to {Powers.Write(view.Result.Scenario.Run.Tolerance)}"
            : "deviation at the end (layered)";
        var (panel, across) = (
            new SweepPanel(view.Across, label, string.Join(": ", new[] { model, facet }.Where(text => text.Length > 0))),
            new SweepAxis(view.Across));
        foreach (var up in Enumerable.Range(0, view.Up!.Values.Count))
        {
            var points = new SweepSpread?[view.Across.Values.Count];
            for (var index = 0; index < points.Length; index++)
            {
                var found = view.At(facet, index, up)?.Models.FirstOrDefault(item => item.Model == model);
                points[index] = found?.Result is { } result ? SweepSpread.Measure(result) : null;
                if (found?.Failure is not null)
                {
                    panel.AddFailure(index);
                }
            }

            panel.Add(new SweepLine(across, points), Shades.Of(up, view.Up.Values.Count));
        }

        return panel;
    }

    private static Figure Page(SweepView view, int width, int height)
    {
        var (figure, values) = (new Figure(width, height, view.Result.Scenario.Title ?? view.Result.Scenario.Name), view.Up!.Values);
        var step = Math.Max(1, (int)Math.Ceiling((values.Count - 1) / (double)(MostSamples - 1)));
        figure.AddLegend(
        [
            new LegendEntry($"{view.Up.Axis}:", Palette.Ink, -1),
            .. values.Index().Where(item => item.Index % step == 0 || item.Index == values.Count - 1)
                .Select(item => new LegendEntry(item.Item.Label, Shades.Of(item.Index, values.Count), 2.6f)),
        ]);
        var models = view.Result.Models.SelectMany(view.All).ToList();
        var isAll = models.TrueForAll(model => SweepSpread.Measure(model).IsWhole);
        figure.AddLegend(
        [
            .. models.Count == 0 ? [] : new[]
            {
                new LegendEntry(SweepFigure.Schedules(models, isAll), Palette.Ink, -1),
            },
            .. view.Gaps("× failed"),
        ]);
        return figure;
    }
}
