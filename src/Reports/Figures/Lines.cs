using ScottPlot;
using ScottPlot.Plottables;

namespace Hogwild.Reports;

/// <summary>Lines and bands of panels.</summary>
internal static class Lines
{
    private const double SeenShare = 0.006;

    /// <summary>Draws a line of a kind.</summary>
    public static Scatter Draw(Plot plot, double[] x, double[] y, Color colour, LineKind kind)
    {
        var line = plot.Add.ScatterLine(x, y, colour);
        (line.LineWidth, line.LinePattern) = (kind.Width, kind.Pattern);
        return line;
    }

    /// <summary>A colour with white in it: nothing is seen through it, so that it does not mix with others.</summary>
    /// <param name="colour">The colour.</param>
    /// <param name="share">How much of it is in the mixture.</param>
    public static Color Pale(Color colour, double share)
    {
        return new Color(Mix(colour.Red), Mix(colour.Green), Mix(colour.Blue));

        byte Mix(byte channel) => (byte)Math.Round((share * channel) + ((1 - share) * byte.MaxValue));
    }

    /// <summary>Whether a band is anywhere wide enough to be seen beside the line in it.</summary>
    /// <param name="low">Its lower edge.</param>
    /// <param name="high">Its upper edge.</param>
    /// <param name="height">The height of the axis.</param>
    public static bool IsSeen(double[] low, double[] high, double height) =>
        low.Zip(high).Any(pair => pair.Second - pair.First > SeenShare * height);
}
