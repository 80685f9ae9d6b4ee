using ScottPlot;

namespace Hogwild.Reports;

/// <summary>
/// A line of medians along a swept path with its band; bars in the place of a band, and a pale line, where values are words. It is broken
/// where a cell is missing, and a ring is what not every schedule has.
/// </summary>
/// <param name="axis">The axis of the path.</param>
/// <param name="points">By value of the path; null where there is none.</param>
internal sealed class SweepLine(SweepAxis axis, IReadOnlyList<SweepSpread?> points)
{
    private const float Thin = 2.4f;
    private const float Wider = 1.8f;
    private const double Near = 0.004;

    /// <summary>The points with numbers.</summary>
    public IEnumerable<SweepSpread> Known => points.OfType<SweepSpread>().Where(point => point.N > 0);

    /// <summary>How many of some lines lie on this one, at all of its points: so much wider it is drawn, to be seen beside them.</summary>
    public int Hidden(IEnumerable<SweepLine> later, LossAxis upright) => later.Count(other => Coincides(other, upright));

    /// <summary>Draws what is spread around the medians.</summary>
    public void DrawSpread(Plot plot, LossAxis upright, Color colour)
    {
        foreach (var part in Parts())
        {
            var some = part.Select(index => points[index]!.Value).ToList();
            if (some.Exists(point => point.Low < point.High))
            {
                double[] low = [.. some.Select(point => upright.Place(point.Low))];
                double[] high = [.. some.Select(point => upright.Place(point.High))];
                Spread(plot, [.. part.Select(axis.Place)], low, high, colour);
            }
        }
    }

    /// <summary>Draws the medians.</summary>
    public void Draw(Plot plot, LossAxis upright, Color colour, int hidden)
    {
        foreach (var part in Parts())
        {
            double[] x = [.. part.Select(axis.Place)];
            var some = part.Select(index => points[index]!.Value).ToList();
            double[] y = [.. some.Select(point => upright.Place(point.Median))];
            var line = plot.Add.ScatterLine(x, y, colour);
            line.LineWidth = Thin + (Wider * hidden);
            line.LineColor = axis.IsNumeric ? colour : colour.WithAlpha(.35);
            foreach (var (point, place, height) in some.Zip(x, y))
            {
                plot.Add.Marker(place, height, MarkerShape.FilledCircle, 8 + hidden, colour);
                plot.Add.Marker(place, height, MarkerShape.FilledCircle, point.IsWhole ? 0 : 4.5f, Colors.White);
            }
        }
    }

    private void Spread(Plot plot, double[] x, double[] low, double[] high, Color colour)
    {
        if (axis.IsNumeric && x.Length > 1)
        {
            var band = plot.Add.FillY(x, low, high);
            (band.FillColor, band.LineWidth) = (colour.WithAlpha(.16), 0);
            return;
        }

        foreach (var (place, from, to) in x.Zip(low, high))
        {
            var bar = plot.Add.Line(place, from, place, to);
            (bar.LineColor, bar.LineWidth, bar.MarkerSize) = (colour.WithAlpha(.45), 5, 0);
        }
    }

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

    private bool Coincides(SweepLine other, LossAxis upright)
    {
        var both = Places(upright).Zip(other.Places(upright))
            .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second)).ToList();
        return both.Count > 0 && both.TrueForAll(pair => Math.Abs(pair.First - pair.Second) < Near * (upright.Top - upright.Bottom));
    }

    private IEnumerable<double> Places(LossAxis upright) =>
        points.Select(point => point is { N: > 0 } known ? upright.Place(known.Median) : double.NaN);
}
