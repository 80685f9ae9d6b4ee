using System.Globalization;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten, none of them between the points of a grid.</summary>
/// <param name="step">The step of the grid; 0 where there is none.</param>
internal sealed class GridTicks(double step) : ITickGenerator
{
    private const float RoomAcross = 3.6f;
    private const float RoomUp = 1.7f;
    private static readonly double[] Digits = [1, 2, 5, 10];

    /// <inheritdoc/>
    public Tick[] Ticks { get; set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 20;

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        var each = labelStyle.FontSize * (edge is Edge.Left or Edge.Right ? RoomUp : RoomAcross);
        var most = Math.Clamp((int)(size.Length / each), 2, MaxTickCount);
        var major = Rounded(Math.Max(range.Length / most, step));
        var minor = major / 5 >= step * (1 - 1e-9) && IsMultiple(major / 5) ? major / 5
            : step > 0 && major / step <= 10 ? step : major;
        Ticks =
        [
            .. Places(range, major).Select(place => Tick.Major(place, Label(place))),
            .. Places(range, minor).Where(place => !Places(range, major).Any(other => Math.Abs(other - place) < minor / 2))
                .Select(place => Tick.Minor(place)),
        ];
    }

    /// <summary>
    /// The next larger of 1, 2, 5 times a power of ten that is a multiple of the step; where none is, a multiple of the step.
    /// </summary>
    private double Rounded(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var round = Array.Find(Digits, digit => digit * power >= least * (1 - 1e-9) && IsMultiple(digit * power));
        return round > 0 ? round * power : step * Math.Ceiling((least / step) - 1e-9);
    }

    private bool IsMultiple(double value) => step == 0 || Math.Abs((value / step) - Math.Round(value / step)) < 1e-6;

    private static IEnumerable<double> Places(CoordinateRange range, double each)
    {
        for (var k = Math.Ceiling((range.Min / each) - 1e-9); k * each <= range.Max + (1e-9 * each); k++)
        {
            yield return k * each;
        }
    }

    private static string Label(double value) =>
        (Math.Round(value, 9) + 0.0).ToString("0.######", CultureInfo.InvariantCulture).Replace('-', '−');
}
