using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// A line of medians along a swept path with its band; bars in the place of a band, and a pale line, where values are words. It is broken
/// where a cell is missing, and a ring is what not every schedule has. Where later lines lie on it, it is drawn wider.
/// </summary>
/// <param name="axis">The axis of the path.</param>
/// <param name="points">By value of the path; null where there is none.</param>
/// <param name="colour">Its colour.</param>
/// <param name="marker">Its marker.</param>
internal sealed class SweepLine(SweepAxis axis, IReadOnlyList<SweepSpread?> points, Color colour, MarkerShape marker)
{
    private const float Wider = 2.6f;
    private const float MarkerSize = 7.5f;
    private const float MarkerWider = 5;
    private const int MostWider = 3;
    private const double Near = 0.006;
    private const double PaleLine = .35;
    private const double PaleBar = .45;

    /// <summary>The points with numbers.</summary>
    public IEnumerable<SweepSpread> Known => points.OfType<SweepSpread>().Where(point => point.N > 0);

    /// <summary>How far it is moved to the side, so that it does not stand on others. Default 0.</summary>
    public double Shift { get; set; }

    /// <summary>The bands about it.</summary>
    public IEnumerable<LineBand> Bands(LossAxis upright) => axis.IsNumeric
        ? Spread().Where(part => part.Count > 1).Select(part => new LineBand(
            [.. part.Select(Place)],
            [.. part.Select(index => upright.Place(points[index]!.Value.Low))],
            [.. part.Select(index => upright.Place(points[index]!.Value.High))],
            colour))
        : [];

    /// <summary>Draws what is spread around medians that have no band.</summary>
    public void DrawBars(Plot plot, LossAxis upright)
    {
        foreach (var index in Spread().Where(part => !axis.IsNumeric || part.Count == 1).SelectMany(part => part))
        {
            var point = points[index]!.Value;
            var bar = plot.Add.Line(Place(index), upright.Place(point.Low), Place(index), upright.Place(point.High));
            (bar.LineColor, bar.LineWidth, bar.MarkerSize) = (Lines.Pale(colour, PaleBar), 5, 0);
        }
    }

    /// <summary>Draws the medians.</summary>
    /// <param name="plot">The panel.</param>
    /// <param name="upright">Its upright axis.</param>
    /// <param name="later">The lines that are drawn after it.</param>
    public void Draw(Plot plot, LossAxis upright, IReadOnlyList<SweepLine> later)
    {
        var shade = axis.IsNumeric ? colour : Lines.Pale(colour, PaleLine);
        foreach (var part in Parts())
        {
            double[] x = [.. part.Select(Place)];
            double[] y = [.. part.Select(index => Height(index, upright))];
            Lines.Draw(plot, x, y, shade, LineKind.Asynchronous);
            for (var k = 1; k < part.Count; k++)
            {
                if (On(later, upright, part[k - 1], part[k]) is > 0 and var hidden)
                {
                    Lines.Draw(plot, x[(k - 1)..(k + 1)], y[(k - 1)..(k + 1)], shade, LineKind.Asynchronous with
                    {
                        Width = LineKind.Asynchronous.Width + (Wider * hidden),
                    });
                }
            }

            foreach (var (index, place, height) in part.Zip(x, y))
            {
                var size = MarkerSize + (MarkerWider * On(later, upright, index));
                plot.Add.Marker(place, height, marker, size, colour);
                plot.Add.Marker(place, height, MarkerShape.FilledCircle, points[index]!.Value.IsWhole ? 0 : 0.55f * size, Colors.White);
            }
        }
    }

    /// <summary>How much of it lies on other lines: at all of its points, between some that are next to each other, or nowhere.</summary>
    public (bool All, bool Some) IsOn(IReadOnlyList<SweepLine> others, LossAxis upright)
    {
        var parts = Parts().ToList();
        return (
            parts.Count > 0 && others.Any(other => parts.SelectMany(part => part).All(index => IsNear(other, upright, index))),
            parts.Exists(part => part.Zip(part.Skip(1)).Any(pair => On(others, upright, pair.First, pair.Second) > 0)));
    }

    private double Place(int index) => axis.Place(index) + Shift;

    private double Height(int index, LossAxis upright) =>
        points[index] is { N: > 0 } known ? upright.Place(known.Median) : double.NaN;

    private int On(IReadOnlyList<SweepLine> others, LossAxis upright, params int[] places) =>
        Math.Min(MostWider, others.Count(other => places.All(index => IsNear(other, upright, index))));

    private bool IsNear(SweepLine other, LossAxis upright, int index) => other.Shift == Shift
        && Math.Abs(Height(index, upright) - other.Height(index, upright)) < Near * (upright.Top - upright.Bottom);

    private IEnumerable<List<int>> Spread() =>
        Parts().Where(part => part.Exists(index => points[index]!.Value.Low < points[index]!.Value.High));

    /// <summary>Values next to each other that have numbers.</summary>
    private IEnumerable<List<int>> Parts()
    {
        var part = new List<int>();
        foreach (var index in axis.Order)
        {
            if (points[index] is { N: > 0 })
            {
                part.Add(index);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
