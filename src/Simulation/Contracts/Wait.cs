namespace Hogwild.Simulation;

/// <summary>What a process waits for before it goes on: an instant, a duration, or a signal.</summary>
public readonly record struct Wait
{
    private Wait(long ticks, bool relative, Signal? signal) => (Ticks, IsRelative, Signal) = (ticks, relative, signal);

    /// <summary>The instant or the duration, in ticks; <see cref="Simulation.Ticks.Never"/> where it waits for a signal only.</summary>
    public long Ticks { get; }

    /// <summary>True where <see cref="Ticks"/> counts from the present instant.</summary>
    public bool IsRelative { get; }

    /// <summary>The signal; null where it waits for time.</summary>
    public Signal? Signal { get; }

    /// <summary>Wait until the instant <paramref name="ticks"/>. Never ends the wait at <see cref="Simulation.Ticks.Never"/>.</summary>
    public static Wait Until(long ticks) => new(ticks, false, null);

    /// <summary>Wait for a duration of <paramref name="ticks"/>, not negative.</summary>
    public static Wait For(long ticks) => new(ticks, true, null);

    /// <summary>Wait for a duration.</summary>
    public static Wait For(TimeSpan duration) => new(duration.Ticks, true, null);

    /// <summary>Wait until <paramref name="signal"/> is fired.</summary>
    public static Wait On(Signal signal) => new(Simulation.Ticks.Never, false, signal);
}
