namespace Hogwild.Experiments;

/// <summary>
/// The distribution of durations without any family: the self-consistent estimate of Turnbull (1976) for censored data, on bins between
/// quantiles of the ends of intervals. What is exact is its empirical distribution, up to the width of bins.
/// </summary>
internal static class SelfConsistent
{
    private const int MostBins = 120;

    // What is known between two activations only has no more to it.
    private const int MostBinsOfIntervals = 40;
    private const int Rounds = 400;
    private const double Enough = 1e-7;

    /// <summary>Edges, ascending, and the probability of at most each; what is missing to 1 at the last is longer, or endless.</summary>
    public static (double[] Edges, double[] AtMost) Of(IReadOnlyList<CensoredDuration> durations)
    {
        var edges = EdgesOf(durations);
        (int First, int Last)[] covers = [.. durations.Select(item => Cover(edges, item))];
        var shares = new double[edges.Length + 1];
        Array.Fill(shares, 1.0 / shares.Length);
        var (next, change) = (new double[shares.Length], 1.0);
        for (var round = 0; round < Rounds && change > Enough; round++)
        {
            Array.Clear(next);
            foreach (var (first, last) in covers)
            {
                var sum = 0.0;
                for (var bin = first; bin <= last; bin++)
                {
                    sum += shares[bin];
                }

                for (var bin = first; bin <= last && sum > 0; bin++)
                {
                    next[bin] += shares[bin] / (sum * covers.Length);
                }
            }

            change = shares.Zip(next, (a, b) => Math.Abs(a - b)).Max();
            next.CopyTo(shares, 0);
        }

        var (atMost, total) = (new double[edges.Length], 0.0);
        for (var bin = 0; bin < edges.Length; bin++)
        {
            atMost[bin] = total += shares[bin];
        }

        return (edges, atMost);
    }

    private static double[] EdgesOf(IReadOnlyList<CensoredDuration> durations)
    {
        double[] ends = [.. durations.SelectMany(item => (double[])[item.From, item.To])
            .Where(end => end > 0 && double.IsFinite(end)).Distinct().Order()];
        var most = durations.Any(item => item.HasEnded && item.To - item.From > 1) ? MostBinsOfIntervals : MostBins;
        return ends.Length <= most ? ends
            : [.. Enumerable.Range(1, most).Select(bin => ends[bin * (ends.Length - 1) / most]).Distinct()];
    }

    /// <summary>The bins, each from the edge before it to its own, that an interval touches.</summary>
    private static (int First, int Last) Cover(double[] edges, CensoredDuration item)
    {
        var first = Array.BinarySearch(edges, item.From);
        first = first >= 0 ? first + 1 : ~first;
        var last = item.HasEnded ? Array.BinarySearch(edges, item.To) : edges.Length;
        last = last >= 0 ? last : ~last;
        return (Math.Min(first, last), last);
    }
}
