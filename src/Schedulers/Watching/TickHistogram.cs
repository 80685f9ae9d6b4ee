using System.Numerics;
using System.Runtime.CompilerServices;

namespace Hogwild.Schedulers;

/// <summary>
/// Counts durations in bins that are exact below 64 ticks and at most 1/32 of their value wide above, as in HdrHistogram (Tene 2012): whole
/// numbers only, so that counts do not depend on the order in which runs are added up.
/// </summary>
public sealed class TickHistogram
{
    private const int Parts = 32;
    private const int PartBits = 5;

    // As many as the longest duration of 63 bits needs: nothing to check when counting.
    private readonly long[] _counts = new long[Parts * (64 - PartBits)];

    /// <summary>How many durations have been counted.</summary>
    public long Total => _counts.Sum();

    /// <summary>The bins that hold anything, in order: shortest duration of the bin and longest one, in ticks, and the count.</summary>
    public IEnumerable<(long Low, long High, long Count)> Bins =>
        _counts.Index().Where(bin => bin.Item > 0).Select(bin => (Low(bin.Index), Low(bin.Index + 1) - 1, bin.Item));

    /// <summary>Counts a duration.</summary>
    /// <param name="ticks">At least 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(long ticks) => _counts[Bin(ticks)]++;

    /// <summary>Counts durations.</summary>
    internal void Add(ReadOnlySpan<long> all)
    {
        var counts = _counts;
        foreach (var ticks in all)
        {
            counts[Bin(ticks)]++;
        }
    }

    /// <summary>Counts a duration many times.</summary>
    internal void Add(long ticks, long count) => _counts[Bin(ticks)] += count;

    /// <summary>Adds the counts of another one.</summary>
    internal void Add(TickHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bin = 0; bin < _counts.Length; bin++)
        {
            _counts[bin] += other._counts[bin];
        }
    }

    private static int Bin(long ticks)
    {
        // No branch: what is short and what is long comes in no order.
        var octave = BitOperations.Log2((ulong)ticks | Parts) - PartBits;
        return (Parts * octave) + (int)(ticks >> octave);
    }

    private static long Low(int bin)
    {
        var octave = Math.Max(0, (bin / Parts) - 1);
        return (long)(bin - (Parts * octave)) << octave;
    }
}
