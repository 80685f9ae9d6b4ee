namespace Hogwild.Simulation;

/// <summary>
/// In which order the processes and timers of kind <see cref="EventKind.User"/> happen that are due at one instant with one priority. All
/// other events are always in canonical order.
/// </summary>
public readonly record struct TiePolicy
{
    private readonly bool _isFifo;
    private readonly Draws? _draws;

    private TiePolicy(bool isFifo, Draws? draws) => (_isFifo, _draws) = (isFifo, draws);

    /// <summary>By entity, then in the order of scheduling. The default.</summary>
    public static TiePolicy Canonical => default;

    /// <summary>In the order of scheduling.</summary>
    public static TiePolicy Fifo => new(true, null);

    /// <summary>
    /// In a random order of the entities, another one at every instant: a function of (seed, entity, instant). Events of one entity stay in
    /// the order of scheduling.
    /// </summary>
    public static TiePolicy Random(Draws draws) => new(false, draws);

    /// <summary>What stands in the place of the entity in the order.</summary>
    internal int Place(EventKind kind, int entity, long time) => kind != EventKind.User ? entity
        : _isFifo ? 0
        : _draws is { } draws ? (int)draws.Bits(Purpose.Tie, (uint)entity, time)
        : entity;
}
