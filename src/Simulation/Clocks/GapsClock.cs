using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>
/// A clock whose gaps are drawn from measured ones, each equally likely, with replacement: from those of the node, or of all nodes
/// together. The first one begins at the start of the run.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class GapsClock : IClock
{
    private readonly long[]? _all;
    private readonly Dictionary<int, long[]> _gaps = [];

    /// <summary>Gaps that all nodes draw from.</summary>
    /// <param name="gaps">At least one, in ticks, above 0.</param>
    public GapsClock(params ReadOnlySpan<long> gaps) => _all = Checked(gaps.ToArray());

    /// <summary>Gaps node by node.</summary>
    /// <param name="gaps">By the keys of nodes; at least one each, in ticks, above 0.</param>
    /// <exception cref="ArgumentException">A node without gaps, or one that is not above 0.</exception>
    public GapsClock(IReadOnlyDictionary<int, long[]> gaps)
    {
        ArgumentNullException.ThrowIfNull(gaps);
        _gaps = gaps.ToDictionary(item => item.Key, item => Checked([.. item.Value]));
    }

    /// <summary>True where all nodes draw from the same gaps.</summary>
    public bool IsPooled => _all is not null;

    /// <summary>Whether it matters what is drawn.</summary>
    public bool IsDrawn => Sets.Any(gaps => gaps.Any(gap => gap != gaps[0]));

    /// <summary>The mean of the gaps, in ticks.</summary>
    public double MeanGap => Sets.DefaultIfEmpty([1]).Average(gaps => gaps.Average());

    /// <summary>Where the gaps of nodes were read, by their keys, for messages; empty texts where that is not known.</summary>
    public IReadOnlyDictionary<int, string> Places
    {
        get => field ?? _gaps.Keys.ToDictionary(key => key, _ => string.Empty);
        init;
    }

    /// <summary>What files call the node with a key.</summary>
    internal Func<int, string> NameOf { get; init; } = key => key.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<long[]> Sets => _all is not null ? [_all] : _gaps.Values;

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now)
    {
        var gaps = _all ?? _gaps.GetValueOrDefault(key);
        return gaps is null ? Ticks.Never : Ticks.After(now, gaps[draws.Below(gaps.Length, Purpose.Clock, (uint)key, count)]);
    }

    private static long[] Checked(long[] gaps) => gaps.Length > 0 && gaps.All(gap => gap > 0) ? gaps
        : throw new ArgumentException("expected at least one gap, and each above 0", nameof(gaps));
}
