using System.Globalization;
using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Ticks of an axis that shows decimal logarithms: as many of 1, 2, 5 in every decade as there is room for.</summary>
internal sealed class LogTicks : ITickGenerator
{
    private const float RoomOfALabel = 1.7f;
    private const float RoomAcross = 3.4f;
    private const float LabelHeight = 1.2f;
    private const float LabelWidth = 2.8f;
    private static readonly int[][] Digits = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]];

    private readonly double _low;
    private readonly double _high;

    private readonly double? _zero;

    private LogTicks(double low, double high, double? zero) => (_low, _high, _zero) = (low, high, zero);

    /// <inheritdoc/>
    public Tick[] Ticks { get; set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 9;

    /// <summary>The ticks between two logarithms.</summary>
    /// <param name="low">The lower one.</param>
    /// <param name="high">The upper one.</param>
    /// <param name="zero">Where 0 stands, below all others; null where there is none.</param>
    public static LogTicks Between(double low, double high, double? zero = null)
    {
        var ticks = new LogTicks(low, high, zero);
        ticks.Make(ticks.MaxTickCount);
        return ticks;
    }

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        var isUpright = edge is Edge.Left or Edge.Right;
        var each = labelStyle.FontSize * (isUpright ? RoomOfALabel : RoomAcross);
        var nearest = labelStyle.FontSize * (isUpright ? LabelHeight : LabelWidth) * range.Length / size.Length;
        Make(Math.Clamp((int)(size.Length / each) + 1, 2, MaxTickCount), nearest);
    }

    /// <summary>Chooses the labels.</summary>
    /// <param name="most">How many there may be.</param>
    /// <param name="nearest">How near two may be, in decades.</param>
    private void Make(int most, double nearest = 0)
    {
        var labelled = Array.Find(Digits, digits => Values(digits).Count() <= most && Nearest(digits) >= nearest);
        Ticks = labelled is null ? DecadesWithin(most) :
        [
            .. Values(Digits[0]).Select(item => labelled.Contains(item.Digit)
                ? Tick.Major(item.Log, Label(item.Exponent, item.Digit)) : Tick.Minor(item.Log)),
        ];
        Ticks = _zero is { } zero ? [Tick.Major(zero, "0"), .. Ticks] : Ticks;
    }

    private double Nearest(int[] digits)
    {
        List<double> logs = [.. Values(digits).Select(item => item.Log)];
        return logs.Zip(logs.Skip(1), (one, next) => next - one).DefaultIfEmpty(double.PositiveInfinity).Min();
    }

    private Tick[] DecadesWithin(int most)
    {
        var decades = Decades.Between(_low, _high);
        decades.MaxTickCount = most;
        decades.Make(most);
        return decades.Ticks;
    }

    private IEnumerable<(int Exponent, int Digit, double Log)> Values(int[] digits) =>
        from exponent in Enumerable.Range((int)Math.Floor(_low), (int)Math.Ceiling(_high) - (int)Math.Floor(_low) + 1)
        from digit in digits
        let log = exponent + Math.Log10(digit)
        where log >= _low - 1e-9 && log <= _high + 1e-9
        select (exponent, digit, log);

    private static string Label(int exponent, int digit)
    {
        if (exponent is > -4 and < 5)
        {
            var value = digit * (decimal)Math.Pow(10, exponent);
            return value.ToString("0.######", CultureInfo.InvariantCulture);
        }

        return digit == 1 ? Powers.OfTen(exponent) : $"{digit.ToString(CultureInfo.InvariantCulture)}×{Powers.OfTen(exponent)}";
    }
}
