namespace Hogwild.Simulation;

/// <summary>
/// The place of an event within its instant, canonical: (phase, priority, kind, entity), packed so that smaller comes first. It is the
/// same at every queue size and on every machine; the sequence number of scheduling decides only what it leaves open.
/// </summary>
internal static class EventKey
{
    public const int MinPriority = -128;
    public const int MaxPriority = 127;

    public static ulong Of(EventKind kind, int entity, int priority)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, MinPriority);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priority, MaxPriority);
        return ((ulong)Phase(kind) << 48) | ((ulong)(priority - MinPriority) << 40) | ((ulong)kind << 32) | (uint)entity;
    }

    private static int Phase(EventKind kind) => kind switch
    {
        EventKind.Fault or EventKind.Delivery => 1,
        EventKind.User or EventKind.Activation => 2,
        EventKind.Observation => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of event"),
    };
}
