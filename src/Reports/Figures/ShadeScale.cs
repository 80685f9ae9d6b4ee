using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Colours of numbers, from light to dark: logarithmic where they are positive and span more than a factor of ten.</summary>
internal sealed class ShadeScale
{
    private const double WideRange = 10;
    private const int Steps = 256;
    private const int Samples = 5;
    private readonly bool _isLog;
    private readonly double _low;
    private readonly double _high;
    private readonly FigureStyle _style;

    /// <summary>The colours of some numbers, at least 0.</summary>
    public ShadeScale(IEnumerable<double> values, FigureStyle style)
    {
        _style = style;
        double[] finite = [.. values.Where(double.IsFinite)];
        IsEmpty = finite.Length == 0;
        var (low, high) = IsEmpty ? (0, 0) : (finite.Min(), finite.Max());
        _isLog = low > 0 && high > WideRange * low;
        (_low, _high) = (Place(low), Place(high));
    }

    /// <summary>True where there is no number.</summary>
    public bool IsEmpty { get; }

    /// <summary>The colour of a number.</summary>
    public Color Of(double value) => OfShare(ShareOf(value), _style);

    /// <summary>Where a number stands, from 0 for the smallest to 1 for the largest.</summary>
    /// <remarks>
    /// What is beyond them has the colour of the end; where all numbers are equal, what is larger has that of the largest.
    /// </remarks>
    public double ShareOf(double value) => _isLog && !(value > 0) ? 0
        : _high > _low ? Math.Clamp((Place(value) - _low) / (_high - _low), 0, 1)
        : Place(value) > _low ? 1 : 0;

    /// <summary>The colour at a share of the scale.</summary>
    public static Color OfShare(double share, FigureStyle style) => style.Of(Shades.Of((int)Math.Round(share * (Steps - 1)), Steps));

    /// <summary>A colour in which text can be read on another.</summary>
    public static Color Readable(Color ground)
    {
        // Relative luminance; ink and white have the same contrast at about 0.21, because ink is not quite black.
        var luminance = (0.2126 * Linear(ground.Red)) + (0.7152 * Linear(ground.Green)) + (0.0722 * Linear(ground.Blue));
        return luminance > 0.212 ? Palette.Ink : Colors.White;
    }

    /// <summary>What the colours mean, with samples from the smallest number to the largest.</summary>
    public IEnumerable<LegendEntry> Legend(string title)
    {
        if (IsEmpty)
        {
            yield break;
        }

        yield return new LegendEntry(title, Palette.Ink, -1);
        var count = _high > _low ? Samples : 1;
        for (var k = 0; k < count; k++)
        {
            var place = count == 1 ? _low : _low + ((_high - _low) * k / (count - 1));
            var value = _isLog ? Math.Pow(10, place) : place;
            yield return new LegendEntry(Powers.Write(value), Of(value), 0);
        }
    }

    private static double Linear(byte channel) => Math.Pow(channel / 255.0, 2.2);

    private double Place(double value) => _isLog ? Math.Log10(value) : value;
}
