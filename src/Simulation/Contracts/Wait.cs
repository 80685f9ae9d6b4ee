using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>
/// What a process waits for before it goes on: an instant, a duration, a signal, the end of a process, any of several waits or all of them.
/// Immutable: it may be kept and yielded again, and then not even <see cref="Any"/> and <see cref="All"/> allocate.
/// </summary>
public readonly record struct Wait
{
    private const int MostShown = 4;
    private readonly object? _what;
    private readonly long _number;
    private readonly int _slot;

    private Wait(WaitKind kind, long number, object? what, int slot = 0) => (Kind, _number, _what, _slot) = (kind, number, what, slot);

    /// <summary>What it waits for.</summary>
    public WaitKind Kind { get; }

    /// <summary>The instant or the duration, in ticks; <see cref="Simulation.Ticks.Never"/> where it waits for something else.</summary>
    public long Ticks => Kind == WaitKind.Process ? Simulation.Ticks.Never : _number;

    /// <summary>The signal; null where it waits for something else.</summary>
    public Signal? Signal => _what as Signal;

    /// <summary>The process; null where it waits for something else.</summary>
    public ProcessHandle? Process =>
        Kind == WaitKind.Process ? new ProcessHandle(_slot, _number) { Kernel = _what as IEventKernel } : null;

    /// <summary>The waits that it is made of; empty where it is a single one.</summary>
    public ReadOnlySpan<Wait> Parts => _what as Wait[];

    /// <summary>Wait until the instant <paramref name="ticks"/>. Never ends the wait at <see cref="Simulation.Ticks.Never"/>.</summary>
    public static Wait Until(long ticks) => new(WaitKind.Instant, ticks, null);

    /// <summary>Wait for a duration of <paramref name="ticks"/>, not negative.</summary>
    public static Wait For(long ticks) => new(WaitKind.Duration, ticks, null);

    /// <summary>Wait for a duration.</summary>
    public static Wait For(TimeSpan duration) => new(WaitKind.Duration, duration.Ticks, null);

    /// <summary>Wait until <paramref name="signal"/> is fired. One that belongs to another kernel fails.</summary>
    public static Wait On(Signal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return new(WaitKind.Signal, Simulation.Ticks.Never, signal);
    }

    /// <summary>Wait until a process has ended; one that has ended already is not waited for.</summary>
    /// <param name="process">Its handle. To wait for oneself, or for a process of another kernel, fails.</param>
    public static Wait On(ProcessHandle process) => new(WaitKind.Process, process.Id, process.Kernel, process.Slot);

    /// <summary>
    /// Wait until one of <paramref name="parts"/> has come; <see cref="Outcome.Index"/> is its place among them, or the smallest such place
    /// where several have come. The others are forgotten.
    /// </summary>
    /// <param name="parts">Copied: what becomes of a list afterwards does not matter.</param>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static Wait Any(params ReadOnlySpan<Wait> parts) => Of(WaitKind.Any, parts);

    /// <summary>Wait until every one of <paramref name="parts"/> has come, not necessarily at one instant.</summary>
    /// <param name="parts">Copied: what becomes of a list afterwards does not matter.</param>
    /// <exception cref="ArgumentException">There are no parts.</exception>
    public static Wait All(params ReadOnlySpan<Wait> parts) => Of(WaitKind.All, parts);

    /// <summary>For people: <c>signal 'done'</c>, <c>0.5 s</c>, <c>any of (signal 'a', signal 'b')</c>.</summary>
    public override string ToString() => Kind switch
    {
        WaitKind.Instant when _number == Simulation.Ticks.Never => "an instant that never comes",
        WaitKind.Instant => string.Create(CultureInfo.InvariantCulture, $"the instant {Simulation.Ticks.ToSeconds(_number)} s"),
        WaitKind.Duration => string.Create(CultureInfo.InvariantCulture, $"{Simulation.Ticks.ToSeconds(_number)} s"),
        WaitKind.Signal => $"signal '{_what}'",
        WaitKind.Process => string.Create(CultureInfo.InvariantCulture, $"the end of process {_number}"),
        var kind => $"{(kind == WaitKind.Any ? "any" : "all")} of ({Listed(Parts)})",
    };

    private static string Listed(ReadOnlySpan<Wait> parts)
    {
        var shown = string.Join(", ", parts[..Math.Min(parts.Length, MostShown)].ToArray());
        return parts.Length <= MostShown ? shown
            : string.Create(CultureInfo.InvariantCulture, $"{shown} and {parts.Length - MostShown} more");
    }

    private static Wait Of(WaitKind kind, ReadOnlySpan<Wait> parts) => !parts.IsEmpty
        ? new(kind, Simulation.Ticks.Never, parts.ToArray())
        : throw new ArgumentException("expected at least one wait", nameof(parts));
}
