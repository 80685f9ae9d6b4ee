using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Studentised intervals of means by the bootstrap (bootstrap-t: Efron and Tibshirani 1993, section 12.5): the same number of values is
/// drawn again and again with replacement, the distance of the new mean from the old one is measured in standard errors of what was drawn,
/// and its quantiles give the ends. Where so many values are equal that draws without spread reach a quantile, the ends are quantiles of
/// the means themselves (percentile intervals). All draws are a function of the seed, so that intervals are the same every time, and those
/// of second minus first are those of first minus second with the other sign.
/// </summary>
/// <param name="Resamples">How often is drawn. Default 10,000.</param>
/// <param name="Seed">The seed of the draws. Default 0.</param>
internal sealed record Bootstrap(int Resamples = 10_000, ulong Seed = 0)
{
    /// <summary>
    /// The fewest values that have an interval. Of fewer, resamples have hardly any spread, and no sign test can fall below 5 % either.
    /// </summary>
    public const int Fewest = 6;

    // Lists that are held at the same time.
    private const int Together = 64;

    /// <summary>Intervals of the means of several lists of one length, drawn together: entry k of all lists belongs to one unit.</summary>
    /// <param name="lists">The values, such as differences of pairs.</param>
    /// <param name="confidence">How often such an interval is to hold the mean, such as 0.95.</param>
    /// <returns>One interval a list; no number where there are fewer than <see cref="Fewest"/> values, or one is infinite.</returns>
    public IReadOnlyList<(double Low, double High)> OfMeans(IReadOnlyList<double[]> lists, double confidence)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return lists.Count == 0 || lists[0].Length < Fewest ? [.. lists.Select(_ => (double.NaN, double.NaN))]
            : [.. lists.Chunk(Together).SelectMany(some => OfChunk(some, confidence))];
    }

    /// <summary>The interval of the difference of two means, second minus first, of values that are no pairs.</summary>
    /// <param name="first">The first values.</param>
    /// <param name="second">The second ones, perhaps of another number.</param>
    /// <param name="confidence">As in <see cref="OfMeans"/>.</param>
    public (double Low, double High) OfDifference(double[] first, double[] second, double confidence)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Length < Fewest || second.Length < Fewest)
        {
            return (double.NaN, double.NaN);
        }

        var scale = SampleMean.ScaleOf([.. first, .. second]);
        var (one, other) = (SampleMean.Scaled(first, scale), SampleMean.Scaled(second, scale));
        var found = new Resampled(SampleMean.Of(other) - SampleMean.Of(one), Resamples);
        var (ofFirst, ofSecond) = (new int[first.Length], new int[second.Length]);

        // Either side takes either stream of draws as often as the other side, so that neither is the first by its draws.
        for (var sample = 0; sample < Resamples; sample++)
        {
            var half = (ulong)(sample % 2);
            Draw(ofFirst, sample / 2, half);
            Draw(ofSecond, sample / 2, 1 - half);
            found.Add(SampleMean.Of(other, ofSecond) - SampleMean.Of(one, ofFirst));
        }

        return found.Interval(confidence, scale);
    }

    private IEnumerable<(double Low, double High)> OfChunk(double[][] lists, double confidence)
    {
        var scales = Array.ConvertAll(lists, SampleMean.ScaleOf);
        var values = lists.Zip(scales, SampleMean.Scaled).ToArray();
        var found = Array.ConvertAll(values, list => new Resampled(SampleMean.Of(list), Resamples));
        var chosen = new int[lists[0].Length];
        for (var sample = 0; sample < Resamples; sample++)
        {
            Draw(chosen, sample, half: 0);
            for (var list = 0; list < lists.Length; list++)
            {
                found[list].Add(SampleMean.Of(values[list], chosen));
            }
        }

        return found.Zip(scales, lists).Select(item => Array.TrueForAll(item.Third, double.IsFinite)
            ? item.First.Interval(confidence, item.Second) : (double.NaN, double.NaN));
    }

    /// <summary>Indices with replacement, two from 64 random bits.</summary>
    private void Draw(int[] chosen, int sample, ulong half)
    {
        var draws = new Draws(Seed);
        var length = chosen.Length;
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
