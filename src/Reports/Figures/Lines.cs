using ScottPlot;
using ScottPlot.Plottables;

namespace Hogwild.Reports;

/// <summary>Lines and bands of panels.</summary>
internal static class Lines
{
    private const double SeenShare = 0.006;

    /// <summary>The opacity of bands.</summary>
    public const double Opacity = .2;

    /// <summary>Draws a line of a kind.</summary>
    public static Scatter Draw(Plot plot, double[] x, double[] y, Color colour, LineKind kind)
    {
        var line = plot.Add.ScatterLine(x, y, colour);
        (line.LineWidth, line.LinePattern) = (kind.Width, kind.Pattern);
        return line;
    }

    /// <summary>Draws a band.</summary>
    public static void Band(Plot plot, double[] x, double[] low, double[] high, Color colour)
    {
        var band = plot.Add.FillY(x, low, high);
        (band.FillColor, band.LineWidth, band.MarkerSize) = (colour.WithAlpha(Opacity), 0, 0);
    }

    /// <summary>Whether a band is anywhere wide enough to be seen beside the line in it.</summary>
    /// <param name="low">Its lower edge.</param>
    /// <param name="high">Its upper edge.</param>
    /// <param name="height">The height of the axis.</param>
    public static bool IsSeen(double[] low, double[] high, double height) =>
        low.Zip(high).Any(pair => pair.Second - pair.First > SeenShare * height);
}
