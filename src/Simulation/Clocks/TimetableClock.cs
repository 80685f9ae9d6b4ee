using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>A clock that ticks at given times, node by node; after its last one a node acts no more, unless times repeat.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class TimetableClock : IClock
{
    private readonly Dictionary<int, long[]> _times;
    private readonly SeriesTime _time;

    /// <summary>Given times.</summary>
    /// <param name="times">
    /// Times in ticks by the keys of nodes, above 0, each later than the one before; what is not after the start counts only where times
    /// repeat.
    /// </param>
    /// <param name="time">How they become times of a run; null where they are.</param>
    /// <exception cref="ArgumentException">Times are not above 0, not in order, or beyond the time after which they repeat.</exception>
    public TimetableClock(IReadOnlyDictionary<int, long[]> times, SeriesTime? time = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        _time = time ?? new SeriesTime();
        _times = times.ToDictionary(item => item.Key, item => Future(item.Value));
        foreach (var key in _times.Keys.Where(key => _times[key].Length == 0).ToList())
        {
            _times.Remove(key);
        }
    }

    /// <summary>Where the times of nodes were read, by their keys, for messages; empty texts where that is not known.</summary>
    public IReadOnlyDictionary<int, string> Places
    {
        get => field ?? _times.Keys.ToDictionary(key => key, _ => string.Empty);
        init => field = value.Where(item => _times.ContainsKey(item.Key)).ToDictionary();
    }

    /// <summary>What files call the node with a key.</summary>
    internal Func<int, string> NameOf { get; init; } = key => key.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mean time between two activations of a node, in ticks.</summary>
    public double MeanGap => _times.Count == 0 ? 1
        : _times.Values.Average(times => (_time.Repeat?.Ticks ?? (times[^1] - _time.Start.Ticks)) / (double)times.Length);

    /// <inheritdoc/>
    public long Next(Draws draws, int key, int count, long now)
    {
        if (!_times.TryGetValue(key, out var times))
        {
            return Ticks.Never;
        }

        var rest = _time.InFile(now);
        var before = Ticks.After(now, _time.Start.Ticks) - rest;
        var index = Array.BinarySearch(times, rest) is var found && found < 0 ? ~found : found + 1;
        return index < times.Length ? before + times[index] - _time.Start.Ticks
            : _time.Repeat is { } length ? Ticks.After(before + times[0], length.Ticks - _time.Start.Ticks) : Ticks.Never;
    }

    private long[] Future(long[] times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            if (times[k] <= (k == 0 ? 0 : times[k - 1]) || times[k] > (_time.Repeat?.Ticks ?? long.MaxValue))
            {
                throw new ArgumentException($"expected times above 0, in order and within the series, found {times[k]}", nameof(times));
            }
        }

        return [.. times.Where(time => _time.Repeat is not null || time > _time.Start.Ticks)];
    }
}
