using ScottPlot;
using ScottPlot.Plottables;

namespace Hogwild.Reports;

/// <summary>In which corner of a panel a legend hides least.</summary>
internal static class LegendCorner
{
    private const float Inset = 8;
    private const float Widest = 0.7f;
    private const float Highest = 0.5f;

    /// <summary>The place of a legend; null where it would cover too much of the panel.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="area">Where it stands.</param>
    /// <param name="legend">The legend.</param>
    public static PixelRect? Of(PanelPlot plot, PixelRect area, LegendBlock legend)
    {
        var data = plot.DataIn(area);
        var width = legend.ListWidth(Widest * data.Width);
        var height = legend.ListHeight(width);
        if (width > Widest * data.Width || height > Highest * data.Height)
        {
            return null;
        }

        var (limits, points) = (plot.Axes.GetLimits(), plot.GetPlottables<Scatter>().SelectMany(line => line.Data.GetScatterPoints()));
        var pixels = points.Select(point => (
            X: data.Left + (float)((point.X - limits.Left) / limits.HorizontalSpan * data.Width),
            Y: data.Bottom - (float)((point.Y - limits.Bottom) / limits.VerticalSpan * data.Height))).ToList();
        return Corners(data, width, height).MinBy(corner =>
            pixels.Count(point => point.X >= corner.Left && point.X <= corner.Right && point.Y >= corner.Top && point.Y <= corner.Bottom));
    }

    private static IEnumerable<PixelRect> Corners(PixelRect data, float width, float height)
    {
        foreach (var left in new[] { data.Right - Inset - width, data.Left + Inset })
        {
            foreach (var top in new[] { data.Top + Inset, data.Bottom - Inset - height })
            {
                yield return new PixelRect(left, left + width, top + height, top);
            }
        }
    }
}
