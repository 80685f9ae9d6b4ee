using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A page of maps: a row a facet, a panel a model.</summary>
internal static class SweepMaps
{
    private const int WidestPage = 1640;
    private const int LeastWidth = 640;

    /// <summary>The page, without its legend.</summary>
    /// <param name="view">What is seen.</param>
    /// <param name="draw">Draws a panel of some width and height.</param>
    public static Figure Create(SweepView view, Func<SweepMapPanel, (float Width, float Height), Plot> draw)
    {
        var models = view.Result.Models;
        SweepMapPanel[][] rows =
            [.. view.Facets.Select(facet => models.Select(model => new SweepMapPanel(view, model, facet)).ToArray())];
        var wide = rows.SelectMany(row => row).Max(panel => panel.Width);
        var figure = view.Page(Math.Max(LeastWidth, Math.Clamp(WidestPage / wide, 1, models.Count) * wide));
        foreach (var row in rows)
        {
            var narrowest = row.Max(panel => figure.Style.IsPaper ? panel.LeastWidth : panel.Width);
            figure.AddRow(
                row[0].Height, narrowest,
                [.. row.Select(panel => new FigurePanel((width, height) => draw(panel, (width, height))))]);
        }

        return figure;
    }

    /// <summary>What every caption of maps says of their axes.</summary>
    public static string Axes(SweepView view) => "A row of panels a setting of what else is swept, a panel a model: "
        + $"to the right the {view.Across.Axis}{(view.Up is { } up ? $", upwards the {up.Axis}" : string.Empty)}, numbers by their size; "
        + "cells are equally large, however far apart the values are.";
}
