using System.Numerics;

namespace Hogwild.Experiments;

/// <summary>
/// The sign test of pairs (Dixon and Mood 1946): whether one of two is larger more often than a fair coin explains. Exact and two-sided;
/// ties are dropped, and counted.
/// </summary>
/// <param name="Less">Pairs whose second value is the smaller one.</param>
/// <param name="Greater">Pairs whose second value is the larger one.</param>
/// <param name="Ties">Pairs of equal values, both infinite among them.</param>
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

    /// <summary>The test of pairs, of which each is (first, second).</summary>
    public static SignTest Of(IEnumerable<(double First, double Second)> pairs)
    {
        var signs = pairs.Select(pair => pair.Second.CompareTo(pair.First)).ToList();
        return new SignTest(signs.Count(sign => sign < 0), signs.Count(sign => sign > 0), signs.Count(sign => sign == 0));
    }

    /// <summary>A whole number over a power of two, also where neither fits into a number by itself.</summary>
    private static double Ratio(BigInteger value, int power)
    {
        var excess = (int)Math.Max(0, value.GetBitLength() - 64);
        return Math.ScaleB((double)(value >> excess), excess - power);
    }
}
