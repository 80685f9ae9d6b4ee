using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// What two parameters do together: a panel a model, a cell a combination of their values, coloured by the mean updates a node until runs
/// are within the tolerance, or by the deviation at the end of a model without a fixed point. The number is written in the cell; cells
/// where not every schedule got there are hatched and say how many did. Of further parameters every combination has a row of panels.
/// </summary>
internal static class VaryMap
{
    private const int MostPanels = 12;
    private const int MostCells = 60;
    private const int WidestPage = 1640;
    private const int LeastWidth = 860;

    /// <summary>Why there is no figure; null where there is one.</summary>
    public static string? WhyNone(VaryResult result)
    {
        var parameters = result.Spec.Parameters;
        var panels = parameters.Skip(2).Aggregate(result.Values[0].Models.Count, (count, parameter) => count * parameter.Values.Count);
        return parameters.Count == 1 ? null
            : panels > MostPanels ? string.Create(
                CultureInfo.InvariantCulture,
                $"No figure: it would have {panels} panels, more than {MostPanels}; the tables have all numbers.")
            : parameters.Take(2).FirstOrDefault(parameter => parameter.Values.Count > MostCells) is { } wide ? string.Create(
                CultureInfo.InvariantCulture,
                $"No figure: {wide.Path} has more than {MostCells} values; the tables have all numbers.")
            : null;
    }

    /// <summary>Draws the figure.</summary>
    public static Figure Create(VaryResult result)
    {
        var rows = result.Values.GroupBy(value => string.Join(", ", value.Values.Skip(2))).ToList();
        var models = result.Values[0].Models;
        var scales = models.Select(model => model.HasFixedPoint).Distinct()
            .ToDictionary(hasPoint => hasPoint, hasPoint => Scale(result, hasPoint));
        var panels = rows.SelectMany(row => models.Select((model, index) => new VaryMapPanel(
            result.Spec, [.. row], index, scales[model.HasFixedPoint], row.Key))).ToList();
        var (wide, high) = (panels.Max(panel => panel.Width), panels[0].Height);
        var columns = Math.Clamp(WidestPage / wide, 1, models.Count);
        var lines = rows.Count * ((models.Count + columns - 1) / columns);
        var width = Math.Max(LeastWidth, columns * wide);
        // The legend takes as many rows as the width lets it.
        var height = Figure.TitleHeight + (lines * high) + Figure.LegendHeight(Page(width, 0).Legend.Count) + 4;
        var figure = Page(width, (int)Math.Ceiling(height));
        var left = (width - (columns * wide)) / 2f;
        foreach (var (number, panel) in panels.Index())
        {
            var (row, model) = (number / models.Count, number % models.Count);
            var (line, column) = ((row * (lines / rows.Count)) + (model / columns), model % columns);
            var (x, y) = (left + (column * wide), Figure.TitleHeight + (line * high));
            figure.Add(panel.Draw(), x, y, x + panel.Width, y + high);
        }

        return figure;

        Figure Page(int pageWidth, int pageHeight)
        {
            var page = new Figure(pageWidth, pageHeight, result.Scenario.Title ?? result.Scenario.Name);
            foreach (var (hasPoint, scale) in scales)
            {
                page.AddLegend(scale.Legend(hasPoint
                    ? $"mean updates per node to {Powers.Write(result.Scenario.Run.Tolerance)}:" : "mean deviation at the end (layered):"));
            }

            if (result.Values.SelectMany(value => value.Models).Any(model => !VaryMapPanel.IsWhole(model)))
            {
                page.AddLegend([new LegendEntry("hatched: not all schedules got there; how many of how many did", Palette.Ink, -1)]);
            }

            return page;
        }
    }

    // One for all panels of a kind, so that they can be compared.
    private static ShadeScale Scale(VaryResult result, bool hasFixedPoint) => new(result.Values.SelectMany(value => value.Models)
        .Where(model => model.HasFixedPoint == hasFixedPoint && VaryMapPanel.IsWhole(model))
        .Select(model => VaryMapPanel.Measure(model).Mean));
}
