namespace Hogwild.Simulation;

/// <summary>A process, timer or handler threw an exception, which ends the run. Says which one and when.</summary>
public sealed class ProcessFailedException : Exception
{
    /// <summary>Something threw.</summary>
    /// <param name="kind">What kind of event it was.</param>
    /// <param name="entity">The node, message, … it belongs to.</param>
    /// <param name="time">The instant, in ticks.</param>
    /// <param name="cause">What was thrown.</param>
    /// <param name="process">The process's name; null where it has none, or where it is a timer or handler.</param>
    public ProcessFailedException(EventKind kind, int entity, long time, Exception cause, string? process = null)
        : base($"{(process is null ? "" : $"process '{process}', ")}{kind} {entity} failed at {Ticks.ToSeconds(time)} s: {cause?.Message}",
            cause) =>
        (Kind, Entity, Time, Process) = (kind, entity, time, process);

    /// <summary>What kind of event it was.</summary>
    public EventKind Kind { get; }

    /// <summary>The node, message, … it belongs to.</summary>
    public int Entity { get; }

    /// <summary>The instant, in ticks.</summary>
    public long Time { get; }

    /// <summary>The process's name; null where it has none, or where it is a timer or handler.</summary>
    public string? Process { get; }
}
