using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// Markers of models, by the numbers of their colours, so that they can be told apart without colours; and where markers stand on curves,
/// so that of curves that lie on each other all are seen.
/// </summary>
internal static class ModelMarkers
{
    private const int OnACurve = 7;

    private static readonly (MarkerShape Shape, string Name)[] Shapes =
    [
        (MarkerShape.FilledCircle, "circles"),
        (MarkerShape.FilledSquare, "squares"),
        (MarkerShape.FilledTriangleUp, "triangles"),
        (MarkerShape.FilledDiamond, "diamonds"),
        (MarkerShape.FilledTriangleDown, "triangles pointing down"),
        (MarkerShape.Eks, "crosses"),
    ];

    private static readonly (MarkerShape Shape, string Name)[] Open =
    [
        (MarkerShape.OpenDiamond, "open diamonds"),
        (MarkerShape.OpenCircle, "open circles"),
        (MarkerShape.OpenSquare, "open squares"),
        (MarkerShape.OpenTriangleUp, "open triangles"),
        (MarkerShape.OpenTriangleDown, "open triangles pointing down"),
        (MarkerShape.Cross, "upright crosses"),
    ];

    /// <summary>The marker with a number.</summary>
    public static MarkerShape Of(int number) => Shapes[number % Shapes.Length].Shape;

    /// <summary>The marker of the value with a number, of those that have an inside, in which a ring can be drawn.</summary>
    public static MarkerShape OfValue(int number) => Shapes[number % (Shapes.Length - 1)].Shape;

    /// <summary>The marker of what is no model and stands in the place of one, such as schedulers: open ones, which no model has.</summary>
    public static MarkerShape Other(int number) => Open[number % Open.Length].Shape;

    /// <summary>What a marker is called.</summary>
    public static string NameOf(MarkerShape shape) => Shapes.Concat(Open).First(item => item.Shape == shape).Name;

    /// <summary>Draws markers on a curve, about as many in every figure, each curve's at places of its own.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="x">Places, increasing.</param>
    /// <param name="y">Heights.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="shape">The marker.</param>
    /// <param name="turn">The number of the curve among those of the panel, and how many they are.</param>
    /// <param name="ends">Where the axis ends.</param>
    public static void Draw(
        Plot plot, double[] x, double[] y, Color colour, MarkerShape shape, (int Number, int Count) turn, (double Left, double Right) ends)
    {
        var places = new SortedSet<int>();
        for (var k = 0; k < OnACurve && x.Length > 0; k++)
        {
            var share = (k + ((turn.Number + 0.5) / turn.Count)) / OnACurve;
            var at = Array.BinarySearch(x, ends.Left + (share * (ends.Right - ends.Left)));
            at = at < 0 ? ~at : at;
            if (at < x.Length)
            {
                places.Add(at);
            }
        }

        Draw(plot, [.. places.Select(at => x[at])], [.. places.Select(at => y[at])], colour, shape);
    }

    /// <summary>Draws a marker on every point.</summary>
    public static void Draw(Plot plot, double[] x, double[] y, Color colour, MarkerShape shape)
    {
        if (x.Length > 0)
        {
            var markers = plot.Add.Markers(x, y);
            (markers.Color, markers.MarkerSize, markers.MarkerShape, markers.MarkerLineWidth) = (colour, 7, shape, 1.6f);
        }
    }
}
