using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Percentile intervals of means by the bootstrap (Efron 1979): the same number of values is drawn again and again with replacement, and
/// the interval lies between quantiles of the means. All draws are a function of the seed, so that intervals are the same every time.
/// </summary>
/// <param name="Resamples">How often is drawn. Default 10,000.</param>
/// <param name="Seed">The seed of the draws. Default 0.</param>
internal sealed record Bootstrap(int Resamples = 10_000, ulong Seed = 0)
{
    /// <summary>Intervals of the means of several lists of one length, drawn together: entry k of all lists belongs to one pair.</summary>
    /// <param name="lists">The values, such as differences of pairs.</param>
    /// <param name="confidence">How often such an interval is to hold the mean, such as 0.95.</param>
    /// <returns>One interval a list; no number where there are fewer than two values, of which nothing can be said.</returns>
    public IReadOnlyList<(double Low, double High)> OfMeans(IReadOnlyList<double[]> lists, double confidence)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var length = lists.Count == 0 ? 0 : lists[0].Length;
        if (length < 2)
        {
            return [.. lists.Select(_ => (double.NaN, double.NaN))];
        }

        var means = lists.Select(_ => new double[Resamples]).ToArray();
        var chosen = new int[length];
        for (var sample = 0; sample < Resamples; sample++)
        {
            Draw(chosen, length, sample, half: 0);
            for (var list = 0; list < lists.Count; list++)
            {
                means[list][sample] = Mean(lists[list], chosen);
            }
        }

        return [.. means.Select(item => Between(item, confidence))];
    }

    /// <summary>The interval of the difference of two means, second minus first, of values that are no pairs.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second ones, perhaps of another number.</param>
    /// <param name="confidence">As in <see cref="OfMeans"/>.</param>
    public (double Low, double High) OfDifference(double[] first, double[] second, double confidence)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length < 2 || second.Length < 2)
        {
            return (double.NaN, double.NaN);
        }

        var differences = new double[Resamples];
        var (ofFirst, ofSecond) = (new int[first.Length], new int[second.Length]);
        for (var sample = 0; sample < Resamples; sample++)
        {
            Draw(ofFirst, first.Length, sample, half: 0);
            Draw(ofSecond, second.Length, sample, half: 1);
            differences[sample] = Mean(second, ofSecond) - Mean(first, ofFirst);
        }

        return Between(differences, confidence);
    }

    private static (double Low, double High) Between(double[] values, double confidence)
    {
        Array.Sort(values);
        var tail = (1 - confidence) / 2;
        return (Quantiles.Of(values, tail), Quantiles.Of(values, 1 - tail));
    }

    private static double Mean(double[] values, int[] chosen)
    {
        var sum = 0.0;
        foreach (var index in chosen)
        {
            sum += values[index];
        }

        return sum / chosen.Length;
    }

    /// <summary>Indices with replacement, two from 64 random bits.</summary>
    private void Draw(int[] chosen, int length, int sample, ulong half)
    {
        var draws = new Draws(Seed);
        var blocks = (length + 1) / 2;
        for (var k = 0; k < length; k += 2)
        {
            var bits = draws.Bits(Purpose.Data, half, ((long)sample * blocks) + (k / 2));
            chosen[k] = (int)(((bits & uint.MaxValue) * (ulong)length) >> 32);
            if (k + 1 < length)
            {
                chosen[k + 1] = (int)(((bits >> 32) * (ulong)length) >> 32);
            }
        }
    }
}
