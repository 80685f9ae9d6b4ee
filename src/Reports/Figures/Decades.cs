using Hogwild.Simulation;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>Axes in decades.</summary>
internal static class Decades
{
    private static readonly int[] Steps = [1, 2, 3, 4, 5, 10, 20, 50, 100];

    /// <summary>Ticks at whole decades between two logarithms: a label every one, two, five, … decades, at most nine of them.</summary>
    public static NumericManual Between(double from, double to)
    {
        var (first, last) = ((int)Math.Ceiling(from), (int)Math.Floor(to));
        var step = Array.Find(Steps, step => (last - first) / step < 9);
        var ticks = new NumericManual();
        for (var exponent = first; exponent <= last; exponent++)
        {
            if (exponent % step == 0)
            {
                ticks.AddMajor(exponent, Powers.OfTen(exponent));
            }
            else
            {
                ticks.AddMinor(exponent);
            }
        }

        return ticks;
    }
}
