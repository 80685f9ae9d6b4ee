using ScottPlot;

namespace Hogwild.Reports;

/// <summary>A panel of a row, or several below each other, drawn when their sizes are known.</summary>
/// <param name="Parts">What draws each, given width and height, and its share of the height, compared with those of the others.</param>
/// <param name="Share">The share of the width, compared with those of the other panels of the row.</param>
internal sealed record FigurePanel(IReadOnlyList<(Func<float, float, Plot> Draw, float Height)> Parts, float Share = 1)
{
    /// <summary>One panel.</summary>
    public FigurePanel(Func<float, float, Plot> draw, float share = 1)
        : this([(draw, 1)], share)
    {
    }

    /// <summary>A panel whose size does not matter.</summary>
    public static implicit operator FigurePanel(Plot plot) => new((_, _) => plot);
}
