using Hogwild.Simulation;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Axes in decades: a label every one, two, five, … of them, as many as there is room for, at most nine.</summary>
internal sealed class Decades : ITickGenerator
{
    private const float RoomOfALabel = 1.7f;
    private const float RoomAcross = 4.2f;
    private const int Coarse = 10;
    private const int Parts = 5;
    private static readonly int[] Steps = [1, 2, 3, 4, 5, 10, 20, 50, 100];
    private readonly int _first;
    private readonly int _last;

    private Decades(double from, double to) => (_first, _last) = ((int)Math.Ceiling(from), (int)Math.Floor(to));

    /// <inheritdoc/>
    public Tick[] Ticks { get; set; } = [];

    /// <inheritdoc/>
    public int MaxTickCount { get; set; } = 9;

    /// <summary>Ticks at whole decades between two logarithms.</summary>
    public static Decades Between(double from, double to)
    {
        var ticks = new Decades(from, to);
        ticks.Make(ticks.MaxTickCount);
        return ticks;
    }

    /// <inheritdoc/>
    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        var each = labelStyle.FontSize * (edge is Edge.Left or Edge.Right ? RoomOfALabel : RoomAcross);
        Make(Math.Clamp((int)(size.Length / each) + 1, 2, MaxTickCount));
    }

    /// <summary>Makes at most so many labels.</summary>
    internal void Make(int most)
    {
        var step = Array.Find(Steps, step => (_last - _first) / step < most);
        step = step == 0 ? Steps[^1] : step;
        var between = step < Coarse ? 1 : step / Parts;
        Ticks = [.. Enumerable.Range(_first, Math.Max(0, _last - _first + 1)).Where(exponent => exponent % between == 0).Select(exponent =>
            exponent % step == 0 ? Tick.Major(exponent, Powers.OfTen(exponent)) : Tick.Minor(exponent))];
    }
}
