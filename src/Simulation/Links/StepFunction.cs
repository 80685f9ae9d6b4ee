namespace Hogwild.Simulation;

/// <summary>
/// A number that changes in steps: each holds from its time on to the next one, the first one also before, the last one also after.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class StepFunction
{
    private readonly long[] _times;
    private readonly double[] _values;

    /// <summary>The steps.</summary>
    /// <param name="times">At least one, in ticks, each later than the one before; copied.</param>
    /// <param name="values">A number for each time; copied.</param>
    /// <exception cref="ArgumentException">No times, times out of order, or another number of values.</exception>
    public StepFunction(ReadOnlySpan<long> times, ReadOnlySpan<double> values)
    {
        if (times.Length == 0 || times.Length != values.Length)
        {
            throw new ArgumentException("expected at least one time, and a value for each", nameof(values));
        }

        for (var k = 1; k < times.Length; k++)
        {
            if (times[k] <= times[k - 1])
            {
                throw new ArgumentException($"expected times in order, each once, found {times[k]} behind {times[k - 1]}", nameof(times));
            }
        }

        (_times, _values) = (times.ToArray(), values.ToArray());
    }

    /// <summary>The values in their order.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Where it was read: a place in a file for messages; empty where that is not known.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>The value at a time.</summary>
    /// <param name="time">In ticks.</param>
    public double At(long time)
    {
        var index = Array.BinarySearch(_times, time);
        return _values[Math.Max(0, index < 0 ? ~index - 1 : index)];
    }
}
