using System.Globalization;
using Hogwild.Simulation;
using ScottPlot.TickGenerators;

namespace Hogwild.Reports;

/// <summary>Ticks of an axis that shows decimal logarithms: as many of 1, 2, 5 in every decade as there is room for.</summary>
internal static class LogTicks
{
    private const int Most = 9;
    private static readonly int[][] Digits = [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]];

    /// <summary>The ticks between two logarithms.</summary>
    public static NumericManual Between(double low, double high)
    {
        var (first, last) = ((int)Math.Floor(low), (int)Math.Ceiling(high));
        var labelled = Array.Find(Digits, digits => Values(digits).Count() <= Most);
        if (labelled is null)
        {
            return Decades.Between(low, high);
        }

        var ticks = new NumericManual();
        foreach (var (exponent, digit, log) in Values(Digits[0]))
        {
            if (labelled.Contains(digit))
            {
                ticks.AddMajor(log, Label(exponent, digit));
            }
            else
            {
                ticks.AddMinor(log);
            }
        }

        return ticks;

        IEnumerable<(int Exponent, int Digit, double Log)> Values(int[] digits) =>
            from exponent in Enumerable.Range(first, last - first + 1)
            from digit in digits
            let log = exponent + Math.Log10(digit)
            where log >= low - 1e-9 && log <= high + 1e-9
            select (exponent, digit, log);
    }

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
