using System.Numerics;

namespace Hogwild.Experiments;

/// <summary>
/// The sign test of pairs (Dixon and Mood 1946): whether one of two is larger more often than a fair coin explains. Exact and two-sided;
/// ties are dropped, and counted.
/// </summary>
/// <param name="Less">Units whose second values are the smaller ones.</param>
/// <param name="Greater">Units whose second values are the larger ones.</param>
/// <param name="Ties">Units of equal values, both infinite among them.</param>
internal readonly record struct SignTest(int Less, int Greater, int Ties)
{
    /// <summary>
    /// The probability that a fair coin is at least as uneven, min(1, 2 P(X ≤ min(less, greater))), X binomial of less + greater tosses;
    /// 1 where all are ties.
    /// </summary>
    public double P
    {
        get
        {
            var (tosses, fewer) = (Less + Greater, Math.Min(Less, Greater));
            var (ways, sum) = (BigInteger.One, BigInteger.One);
            for (var k = 1; k <= fewer; k++)
            {
                ways = ways * (tosses - k + 1) / k;
                sum += ways;
            }

            return Math.Min(1, Ratio(2 * sum, tosses));
        }
    }

    /// <summary>
    /// The test of units of pairs (first, second), none of them empty. A unit has the sign of the sum of its differences; infinite ones go
    /// before all others.
    /// </summary>
    public static SignTest Of(IEnumerable<IReadOnlyCollection<(double First, double Second)>> units)
    {
        var signs = units.Select(SignOf).ToList();
        return new SignTest(signs.Count(sign => sign < 0), signs.Count(sign => sign > 0), signs.Count(sign => sign == 0));
    }

    private static int SignOf(IReadOnlyCollection<(double First, double Second)> unit)
    {
        // Divided beforehand, so that no sum of finite ones is infinite.
        double[] differences =
            [.. unit.Select(pair => pair.First.Equals(pair.Second) ? 0 : (pair.Second / unit.Count) - (pair.First / unit.Count))];
        var endless = differences.Sum(value => double.IsFinite(value) ? 0 : Math.Sign(value));
        return Math.Sign(endless != 0 ? endless : differences.Where(double.IsFinite).Sum());
    }

    /// <summary>A whole number over a power of two, also where neither fits into a number by itself.</summary>
    private static double Ratio(BigInteger value, int power)
    {
        var excess = (int)Math.Max(0, value.GetBitLength() - 64);
        return Math.ScaleB((double)(value >> excess), excess - power);
    }
}
