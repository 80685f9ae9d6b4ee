namespace Hogwild.Simulation;

/// <summary>
/// What a process waits for before it goes on: an instant, a duration, a signal, any of several waits or all of them. A wait may be kept
/// and yielded again; then not even <see cref="Any"/> and <see cref="All"/> allocate.
/// </summary>
public readonly record struct Wait
{
    private readonly object? _what;

    private Wait(WaitKind kind, long ticks, object? what) => (Kind, Ticks, _what) = (kind, ticks, what);

    /// <summary>What it waits for.</summary>
    public WaitKind Kind { get; }

    /// <summary>The instant or the duration, in ticks; <see cref="Simulation.Ticks.Never"/> where it waits for something else.</summary>
    public long Ticks { get; }

    /// <summary>The signal; null where it waits for something else.</summary>
    public Signal? Signal => _what as Signal;

    /// <summary>The waits that it is made of; empty where it is a single one.</summary>
    public ReadOnlySpan<Wait> Parts => _what as Wait[];

    /// <summary>Wait until the instant <paramref name="ticks"/>. Never ends the wait at <see cref="Simulation.Ticks.Never"/>.</summary>
    public static Wait Until(long ticks) => new(WaitKind.Instant, ticks, null);

    /// <summary>Wait for a duration of <paramref name="ticks"/>, not negative.</summary>
    public static Wait For(long ticks) => new(WaitKind.Duration, ticks, null);

    /// <summary>Wait for a duration.</summary>
    public static Wait For(TimeSpan duration) => new(WaitKind.Duration, duration.Ticks, null);

    /// <summary>Wait until <paramref name="signal"/> is fired.</summary>
    public static Wait On(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new(WaitKind.Signal, Simulation.Ticks.Never, signal);
    }

    /// <summary>
    /// Wait until one of <paramref name="parts"/> has come; <see cref="Outcome.Index"/> is its place among them, or the smallest such place
    /// where several have come. The others are forgotten.
    /// </summary>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static Wait Any(params Wait[] parts) => Of(WaitKind.Any, parts);

    /// <summary>Wait until every one of <paramref name="parts"/> has come, not necessarily at one instant.</summary>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static Wait All(params Wait[] parts) => Of(WaitKind.All, parts);

    private static Wait Of(WaitKind kind, Wait[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Length > 0 ? new(kind, Simulation.Ticks.Never, parts)
            : throw new ArgumentException("expected at least one wait", nameof(parts));
    }
}
