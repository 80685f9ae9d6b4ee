using ScottPlot;

namespace Hogwild.Reports;

/// <summary>The band about a line.</summary>
/// <param name="X">Places, increasing.</param>
/// <param name="Low">Its lower edge.</param>
/// <param name="High">Its upper edge.</param>
/// <param name="Colour">The colour of the line.</param>
internal sealed record LineBand(double[] X, double[] Low, double[] High, Color Colour)
{
    /// <summary>How much of the colour is in the field; the rest is white.</summary>
    public const double Opacity = .2;

    private const double EdgeOpacity = .7;
    private const float EdgeWidth = 0.9f;

    /// <summary>
    /// Draws the bands of a panel, before its lines: fields in pale colours, none of which is seen through another, so that colours do not
    /// mix, the widest first; then the edges of all, so that it is seen how far each reaches.
    /// </summary>
    public static void Draw(Plot plot, IEnumerable<LineBand> bands)
    {
        List<LineBand> all = [.. bands.Where(band => band.X.Length > 0).OrderByDescending(band => band.Area)];
        foreach (var band in all)
        {
            var field = plot.Add.FillY(band.X, band.Low, band.High);
            (field.FillColor, field.LineWidth, field.MarkerSize) = (Lines.Pale(band.Colour, Opacity), 0, 0);
        }

        foreach (var band in all.Where(band => band.Low.Zip(band.High).Any(pair => pair.First < pair.Second)))
        {
            foreach (var edge in new[] { band.Low, band.High })
            {
                var line = plot.Add.ScatterLine(band.X, edge, band.Colour.WithAlpha(EdgeOpacity));
                line.LineWidth = EdgeWidth;
            }
        }
    }

    private double Area => Enumerable.Range(1, X.Length - 1).Sum(k => (X[k] - X[k - 1]) * (High[k] - Low[k] + High[k - 1] - Low[k - 1]));
}
