using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Where the panels of a figure stand: in rows, next to each other as long as each is wide enough to be read, else below each other.
/// </summary>
internal sealed class FigureLayout
{
    private const float TitleLine = 22;
    private const float OneTitle = 44;
    private const float LetterRoom = 20;
    private const float LowestPanel = 130;
    private const float LowestInside = 64;
    private const float LowPanel = 250;
    private const float Edge = 20;
    private const float Foot = 16;
    private const float WidestSide = 0.4f;
    private const float NarrowestBesideLegend = 380;

    /// <summary>The lines of the title; none where there is no title.</summary>
    public required IReadOnlyList<string> Title { get; init; }

    /// <summary>The panels with where they stand, letters and all.</summary>
    public required IReadOnlyList<(Plot Plot, PixelRect Area, string Letter)> Panels { get; init; }

    /// <summary>Width of the page.</summary>
    public required float Width { get; init; }

    /// <summary>Height of the page.</summary>
    public required float Height { get; init; }

    /// <summary>Where the legend stands.</summary>
    public required FigureLegend? Legend { get; init; }

    /// <summary>Its area.</summary>
    public required PixelRect LegendArea { get; init; }

    /// <summary>Whether panels need more height than was asked for.</summary>
    public bool IsHigherThanAsked { get; init; }

    /// <summary>Room for the title above panels.</summary>
    public static float TopOf(IReadOnlyList<string> title) => title.Count == 0 ? 12 : OneTitle + (TitleLine * (title.Count - 1));

    /// <summary>Lays out rows.</summary>
    /// <param name="style">How figures look.</param>
    /// <param name="natural">The width of the page where the style names none.</param>
    /// <param name="title">The title.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="legend">The legend.</param>
    public static FigureLayout Of(
        FigureStyle style, float natural, string title, IReadOnlyList<FigureRow> rows, LegendBlock legend)
    {
        var width = style.Width ?? natural;
        var lines = style.HasTitle ? FigureText.Break(title, Figure.TitleSize, width - (2 * Edge)) : [];
        var (place, side) = PlaceOf(legend, style, width);
        var inner = place == FigureLegend.Right ? width - side - Edge : width;
        var foot = place == FigureLegend.Bottom ? legend.Height(width - (2 * Edge)) + Foot : 4;
        var top = TopOf(lines);
        var letters = style.HasLetters && rows.Sum(row => row.Panels.Sum(panel => panel.Parts.Count)) > 1 ? LetterRoom : 0;
        var placed = rows.SelectMany(row => row.In(inner, natural, LowPanel)).ToList();
        var panels = Draw(placed, style.Height - top - foot, letters, inner, top);
        var corner = place == FigureLegend.Inside && panels[0].Plot is PanelPlot first
            ? LegendCorner.Of(first, panels[0].Area, legend) : null;
        if (place == FigureLegend.Inside && corner is null)
        {
            return Of(style with { Legend = FigureLegend.Bottom }, natural, title, rows, legend);
        }

        var bottom = panels.Max(panel => panel.Area.Bottom);
        var total = Math.Max(bottom + foot, place == FigureLegend.Right ? top + legend.ListHeight(side) + Foot : 0);
        return new FigureLayout
        {
            Title = lines,
            Panels = panels,
            Width = width,
            Height = style.Height is { } page && page > total ? page : MathF.Ceiling(total),
            Legend = place,
            LegendArea = corner is { } inside ? inside : place == FigureLegend.Right ? new PixelRect(inner, inner + side, total, top)
                : new PixelRect(Edge, width - Edge, total, total - foot + 4),
            IsHigherThanAsked = total > style.Height + 1,
        };
    }

    /// <summary>Where the legend can stand, and how wide it is at the right.</summary>
    private static (FigureLegend? Place, float Side) PlaceOf(LegendBlock legend, FigureStyle style, float width)
    {
        var side = legend.ListWidth(WidestSide * width);
        var isTooWide = style.Legend == FigureLegend.Right && width - side - Edge < NarrowestBesideLegend;
        return (legend.IsEmpty ? null : isTooWide ? FigureLegend.Bottom : style.Legend, side);
    }

    /// <summary>Draws rows below each other, as high as they need, or as there is room.</summary>
    private static List<(Plot Plot, PixelRect Area, string Letter)> Draw(
        List<FigureRow> rows, float? room, float letters, float width, float top)
    {
        var panels = new List<(Plot, PixelRect, string)>();
        var factor = (room - rows.Sum(row => row.Around + letters)) / rows.Sum(row => row.Height - row.Around);
        foreach (var row in rows)
        {
            var inner = row.Height - row.Around;
            var height = letters + row.Around + (factor is { } share
                ? Math.Max(Math.Min(inner, row.Around > 0 ? LowestInside : LowestPanel), share * inner) : inner);
            panels.AddRange(Draw(row, new PixelRect(0, width, top + height, top), letters, panels.Count));
            top += height;
        }

        foreach (var column in panels.GroupBy(panel => (panel.Item2.Left, panel.Item2.Right)))
        {
            // Panels below each other begin at one place, however long their labels are.
            var plots = column.Select(panel => panel.Item1).OfType<PanelPlot>().ToList();
            plots.ForEach(plot => plot.BeginAt(plots.Max(other => other.Padding.Left)));
        }

        return panels;
    }

    /// <summary>Draws the panels of a row.</summary>
    private static IEnumerable<(Plot Plot, PixelRect Area, string Letter)> Draw(FigureRow row, PixelRect whole, float letters, int number)
    {
        var (x, shares) = (whole.Left, row.Panels.Sum(panel => panel.Share));
        foreach (var panel in row.Panels)
        {
            var (y, width, heights) = (whole.Top, whole.Width * panel.Share / shares, panel.Parts.Sum(part => part.Height));
            foreach (var part in panel.Parts)
            {
                var height = whole.Height * part.Height / heights;
                var plot = part.Draw(width, height - letters);
                (plot as PanelPlot)?.Fit(width, height - letters);
                yield return (
                    plot, new PixelRect(x, x + width, y + height, y + letters),
                    letters > 0 ? $"({(char)('a' + (number++ % 26))})" : string.Empty);
                y += height;
            }

            x += width;
        }
    }
}
