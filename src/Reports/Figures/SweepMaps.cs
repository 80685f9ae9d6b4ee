namespace Hogwild.Reports;

/// <summary>A page of maps: a row a facet, a panel a model.</summary>
internal static class SweepMaps
{
    private const int WidestPage = 1640;
    private const int LeastWidth = 860;

    /// <summary>The page.</summary>
    /// <param name="view">What is seen.</param>
    /// <param name="panels">The panels, by facet and then by model.</param>
    /// <param name="draw">Draws a panel.</param>
    /// <param name="legend">Adds the legend to a page.</param>
    public static Figure Create(
        SweepView view, IReadOnlyList<SweepMapPanel> panels, Func<SweepMapPanel, ScottPlot.Plot> draw, Action<Figure> legend)
    {
        var models = view.Result.Models.Count;
        var (wide, high) = (panels.Max(panel => panel.Width), panels[0].Height);
        var columns = Math.Clamp(WidestPage / wide, 1, models);
        var each = (models + columns - 1) / columns;
        var width = Math.Max(LeastWidth, columns * wide);

        // The legend takes as many rows as the width lets it.
        var height = Figure.TitleHeight + (view.Facets.Count * each * high) + Figure.LegendHeight(Page(0).Legend.Count) + 4;
        var figure = Page((int)Math.Ceiling(height));
        var left = (width - (columns * wide)) / 2f;
        foreach (var (number, panel) in panels.Index())
        {
            var (row, model) = (number / models, number % models);
            var (x, y) = (left + (model % columns * wide), Figure.TitleHeight + (((row * each) + (model / columns)) * high));
            figure.Add(draw(panel), x, y, x + panel.Width, y + high);
        }

        return figure;

        Figure Page(int pageHeight)
        {
            var page = new Figure(width, pageHeight, view.Result.Scenario.Title ?? view.Result.Scenario.Name);
            legend(page);
            page.AddLegend(view.Gaps("failed"));
            return page;
        }
    }

    /// <summary>The panels.</summary>
    public static IReadOnlyList<SweepMapPanel> Panels(SweepView view) =>
        [.. view.Facets.SelectMany(facet => view.Result.Models.Select(model => new SweepMapPanel(view, model, facet)))];
}
