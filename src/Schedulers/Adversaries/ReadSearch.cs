namespace Hogwild.Schedulers;

/// <summary>
/// Finds the admissible versions that one activation should read so that a score is largest: exactly for one in-arc and for up to
/// <see cref="ExactLimit"/> combinations, by coordinate ascent from the newest and from the oldest ones beyond. The newest ones win a tie.
/// </summary>
/// <param name="score">What combination of versions is worth how much.</param>
internal readonly struct ReadSearch(Func<int[], double> score)
{
    /// <summary>Up to so many combinations all are tried.</summary>
    public const int ExactLimit = 64;

    private const int Sweeps = 4;

    /// <summary>The best combination found, and its score.</summary>
    /// <param name="oldest">The oldest admissible version per in-slot.</param>
    /// <param name="newest">The newest one.</param>
    public (double Score, int[] Read) Best(int[] oldest, int[] newest)
    {
        int[] read = [.. newest];
        if (read.Length > 1 && Combinations(oldest, newest) <= ExactLimit)
        {
            return Enumerate(oldest, newest);
        }

        var best = Ascend(read, oldest, newest);
        if (read.Length > 1)
        {
            int[] other = [.. oldest];
            var second = Ascend(other, oldest, newest);
            return second > best ? (second, other) : (best, read);
        }

        return (best, read);
    }

    /// <summary>How many combinations there are.</summary>
    public static double Combinations(int[] oldest, int[] newest)
    {
        var product = 1.0;
        for (var slot = 0; slot < oldest.Length; slot++)
        {
            product *= newest[slot] - oldest[slot] + 1;
        }

        return product;
    }

    /// <summary>The combination after <paramref name="read"/>, the first slot changing fastest.</summary>
    /// <returns>False after the last one.</returns>
    public static bool Advance(int[] read, int[] oldest, int[] newest)
    {
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (read[slot]++ < newest[slot])
            {
                return true;
            }

            read[slot] = oldest[slot];
        }

        return false;
    }

    private (double Score, int[] Read) Enumerate(int[] oldest, int[] newest)
    {
        int[] read = [.. oldest];
        int[] chosen = [.. newest];
        var best = score(chosen);
        do
        {
            var value = score(read);
            if (value > best)
            {
                best = value;
                read.CopyTo(chosen, 0);
            }
        }
        while (Advance(read, oldest, newest));
        return (best, chosen);
    }

    /// <summary>Changes one version after the other as long as the score rises.</summary>
    private double Ascend(int[] read, int[] oldest, int[] newest)
    {
        var best = score(read);
        for (var (sweep, rises) = (0, true); sweep < Sweeps && rises; sweep++)
        {
            rises = false;
            for (var slot = 0; slot < read.Length; slot++)
            {
                var kept = read[slot];
                for (var version = oldest[slot]; version <= newest[slot]; version++)
                {
                    read[slot] = version;
                    var value = score(read);
                    if (value > best)
                    {
                        (best, kept, rises) = (value, version, true);
                    }
                }

                read[slot] = kept;
            }
        }

        return best;
    }
}
