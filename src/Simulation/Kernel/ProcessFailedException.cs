namespace Hogwild.Simulation;

/// <summary>A process or timer threw an exception, which ends the run. Says which one and when.</summary>
/// <param name="kind">What kind of event it was.</param>
/// <param name="entity">The node, message, … it belongs to.</param>
/// <param name="time">The instant, in ticks.</param>
/// <param name="cause">What was thrown.</param>
public sealed class ProcessFailedException(EventKind kind, int entity, long time, Exception cause)
    : Exception($"{kind} {entity} failed at {Ticks.ToSeconds(time)} s: {cause?.Message}", cause)
{
    /// <summary>What kind of event it was.</summary>
    public EventKind Kind { get; } = kind;

    /// <summary>The node, message, … it belongs to.</summary>
    public int Entity { get; } = entity;

    /// <summary>The instant, in ticks.</summary>
    public long Time { get; } = time;
}
