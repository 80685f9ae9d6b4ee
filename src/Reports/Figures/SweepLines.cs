using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// What two paths do, as families of lines: a panel a model and facet, along the first path, a shade and a marker a value of the second.
/// </summary>
internal static class SweepLines
{
    private const int Wide = 600;
    private const int Narrow = 440;
    private const int LeastWidth = 340;
    private const int LeastPage = 860;
    private const int PanelHeight = 350;
    private const int MostColumns = 3;
    private const int MostSamples = 12;
    private const double WideCosts = 8;

    /// <summary>Draws the figure.</summary>
    public static Figure Create(SweepView view)
    {
        var models = view.Result.Models;
        SweepPanel[][] rows = [.. view.Facets.Select(facet => models.Select(model => Panel(view, facet, model)).ToArray())];

        // One axis for all models of a kind, so that panels can be compared.
        var axes = models.Index().GroupBy(model => view.HasFixedPoint(model.Item)).ToDictionary(
            group => group.Key, group => SweepPanel.Common(rows.SelectMany(row => group.Select(model => row[model.Index])), WideCosts));
        var columns = Math.Min(models.Count, MostColumns);
        var each = columns > 2 ? Narrow : Wide;
        var figure = view.Page(Math.Max(LeastPage, columns * each));
        foreach (var row in rows)
        {
            figure.AddRow(PanelHeight, figure.Style.IsPaper ? LeastWidth : each, [.. row.Zip(models, (panel, model) =>
                new FigurePanel((width, _) => panel.Draw(axes[view.HasFixedPoint(model)], width)))]);
        }

        AddLegend(figure, view);
        figure.Caption = $"A panel a model{(rows.Length > 1 ? ", a row a setting of what else is swept" : string.Empty)}: along the "
            + $"{view.Across.Axis}, a line a value of the {view.Up!.Axis}. {SweepCaption.Measures(view)} {SweepCaption.Lines(view)}";
        return figure;
    }

    private static SweepPanel Panel(SweepView view, string facet, string model)
    {
        var hasPoint = view.HasFixedPoint(model);
        var tolerance = Powers.Write(view.Result.Scenario.Run.Tolerance);
        var label = view.IsEnding ? "distance when all know of the end" : view.IsMoving ? "mean error of following"
            : hasPoint ? $"updates per node to {tolerance}" : "deviation at the end (layered)";
        var head = string.Join(": ", new[] { model, facet }.Where(text => text.Length > 0));
        var panel = new SweepPanel(view.Across, label, head)
        {
            WhyNone = view.IsEnding ? "in no schedule the end was found"
                : hasPoint ? $"no schedule reached the tolerance {tolerance} in any cell" : "no cell has a finite number",
        };
        var across = new SweepAxis(view.Across);
        foreach (var up in Enumerable.Range(0, view.Up!.Values.Count))
        {
            var points = new SweepSpread?[view.Across.Values.Count];
            for (var index = 0; index < points.Length; index++)
            {
                var found = view.At(facet, index, up)?.Models.FirstOrDefault(item => item.Model == model);
                points[index] = found?.Result is { } result ? view.Measure(result) : null;
                if (found?.Failure is not null)
                {
                    panel.AddFailure(index);
                }
            }

            panel.Add(new SweepLine(across, points, view.Shade(up, view.Up.Values.Count), ModelMarkers.OfValue(up)));
        }

        return panel;
    }

    private static void AddLegend(Figure figure, SweepView view)
    {
        var values = view.Up!.Values;
        string[] labels = [.. SweepAxis.Labels(view.Up)];
        var step = Math.Max(1, (int)Math.Ceiling((values.Count - 1) / (double)(MostSamples - 1)));
        figure.AddLegend(
        [
            new LegendEntry($"{view.Up.Axis}:", Palette.Ink, -1),
            .. labels.Index().Where(item => item.Index % step == 0 || item.Index == values.Count - 1).Select(item => LegendEntry.Of(
                item.Item, view.Shade(item.Index, values.Count), LineKind.Asynchronous, ModelMarkers.OfValue(item.Index))),
        ]);
        var spreads = view.Result.Models.SelectMany(view.All).Select(view.Measure).ToList();
        figure.AddLegend(
        [
            .. spreads.Count == 0 ? [] : new[]
            {
                new LegendEntry(SweepFigure.Schedules(spreads, view.Across.IsNumeric), Palette.Ink, -1),
            },
            .. view.Gaps("× failed"),
        ]);
    }
}
