namespace Hogwild.Simulation;

/// <summary>
/// What a scheduler needs of the network besides the versions of <see cref="IScheduler.Retain"/>. Everything is off by default.
/// </summary>
public readonly record struct SchedulerNeeds()
{
    /// <summary>
    /// How often a message may arrive: entries per out-slot in <see cref="IScheduler.Send"/>. Default 1, so no duplicates.
    /// </summary>
    public int Copies { get; init; } = 1;

    /// <summary>A view is what arrived last, however old, and not the newest version that has arrived.</summary>
    public bool LastArrived { get; init; }

    /// <summary>
    /// A node may lose its views (<see cref="Activation.Forget"/>), so that a message that has been overtaken can still become the newest.
    /// </summary>
    public bool Forgets { get; init; }

    /// <summary>
    /// Version 0 is not known to the neighbours from the start: it is a message, and a node acts once all its views exist.
    /// </summary>
    public bool StartsUnknown { get; init; }

    /// <summary>It calls <see cref="IWorld.Wake"/>, so publications happen at their own instant.</summary>
    public bool Wakes { get; init; }

    /// <summary>Components of one read may come from different versions (<see cref="IScheduler.Tear"/>).</summary>
    public bool Tears { get; init; }

    /// <summary>
    /// The grid: every activation is at a multiple of so many ticks, and the network keeps in mind which of the last 64 were one. Default 0
    /// for none.
    /// </summary>
    public long Grid { get; init; }

    /// <summary>The needs of two schedulers together.</summary>
    public static SchedulerNeeds operator |(SchedulerNeeds left, SchedulerNeeds right) => new()
    {
        Copies = Math.Max(left.Copies, right.Copies),
        LastArrived = left.LastArrived || right.LastArrived,
        Forgets = left.Forgets || right.Forgets,
        StartsUnknown = left.StartsUnknown || right.StartsUnknown,
        Wakes = left.Wakes || right.Wakes,
        Tears = left.Tears || right.Tears,
        Grid = left.Grid == right.Grid ? left.Grid : 0,
    };
}
