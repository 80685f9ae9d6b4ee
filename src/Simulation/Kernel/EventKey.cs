namespace Hogwild.Simulation;

/// <summary>
/// The place of an event within its instant, canonical: (phase, priority, kind, entity, source), packed so that smaller comes first. It is
/// the same at every queue size and on every machine; an event's counter decides only what it leaves open.
/// </summary>
internal static class EventKey
{
    public const int MinPriority = -128;
    public const int MaxPriority = 127;

    /// <summary>
    /// How many sources of events a kernel can tell apart: its handlers by number, then all processes and timers together.
    /// </summary>
    public const int MaxHandlers = (1 << SourceBits) - 1;

    private const int SourceBits = 14;

    /// <summary>The key of a process or timer.</summary>
    public static ulong Of(EventKind kind, int entity, int priority) => Of(kind, priority) | Place(entity) | MaxHandlers;

    /// <summary>What all events of a handler have in common.</summary>
    public static ulong OfHandler(int handler, EventKind kind, int priority)
    {
        Check(kind, priority);
        return Of(kind, priority) | (uint)handler;
    }

    /// <summary>What an event of <paramref name="entity"/> adds to that.</summary>
    public static ulong Place(int entity) => (ulong)(uint)entity << SourceBits;

    public static EventKind Kind(ulong key) => (EventKind)((key >> (SourceBits + 32)) & 0xFF);

    public static int Entity(ulong key) => (int)(uint)(key >> SourceBits);

    /// <summary>Throws where there is no such kind or priority.</summary>
    public static void Check(EventKind kind, int priority)
    {
        _ = Phase(kind);
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, MinPriority);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priority, MaxPriority);
    }

    private static ulong Of(EventKind kind, int priority) => ((ulong)Phase(kind) << (SourceBits + 48))
        | ((ulong)(priority - MinPriority) << (SourceBits + 40)) | ((ulong)kind << (SourceBits + 32));

    private static int Phase(EventKind kind) => kind switch
    {
        EventKind.Fault or EventKind.Delivery => 1,
        EventKind.User or EventKind.Activation => 2,
        EventKind.Publication or EventKind.Observation => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of event"),
    };
}
