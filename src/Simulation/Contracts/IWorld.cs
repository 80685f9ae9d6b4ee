namespace Hogwild.Simulation;

/// <summary>
/// What a decision may look at: only what was published before now, never the future, and never what others publish at the same instant.
/// </summary>
public interface IWorld
{
    /// <summary>The graph of the run.</summary>
    Graph Graph { get; }

    /// <summary>True where the rule publishes one message per out-arc besides its state.</summary>
    bool EdgeWise { get; }

    /// <summary>Number of the newest published version of <paramref name="node"/>.</summary>
    int Version(int node);

    /// <summary>Whether <paramref name="node"/>, of a layered rule, has computed its last layer and acts no more.</summary>
    bool IsFinished(int node);

    /// <summary>The newest published state of <paramref name="node"/>. Valid until the next decision.</summary>
    ReadOnlySpan<double> State(int node);

    /// <summary>
    /// The instant, in ticks, at which <paramref name="version"/> of <paramref name="node"/> was superseded;
    /// <see cref="Ticks.Never"/> where it is still the newest.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is not readable any more, or not yet published.</exception>
    long Superseded(int node, int version);

    /// <summary>The oldest readable version of <paramref name="node"/> that was superseded after <paramref name="after"/> ticks.</summary>
    int OldestSupersededAfter(int node, long after);

    /// <summary>
    /// What <paramref name="node"/> would compute at <paramref name="now"/> from the versions in <paramref name="read"/> (one per in-slot).
    /// Nothing changes: rules are pure. A finished node computes nothing, so its state stays.
    /// </summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <param name="read">One readable version per in-slot.</param>
    /// <param name="next">Receives the state; as long as the rule's StateSize.</param>
    void Trial(int node, long now, ReadOnlySpan<int> read, Span<double> next);

    /// <summary>A state of <paramref name="node"/> that is still readable. Valid until the next decision.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="version">Its number.</param>
    ReadOnlySpan<double> State(int node, int version);

    /// <summary>
    /// When the next message arrives at <paramref name="node"/> through in-slot <paramref name="slot"/> that is newer than
    /// <paramref name="version"/>: an instant after <paramref name="now"/>, or <see cref="Ticks.Never"/> where none is on its way.
    /// </summary>
    long NextArrival(int node, int slot, int version, long now);

    /// <summary>
    /// Asks <paramref name="node"/> at <paramref name="at"/>, whatever it waits for. Only for schedulers that say so in
    /// <see cref="SchedulerNeeds.Wakes"/>. A node that acts at that very instant anyway acts once.
    /// </summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="at">An instant after the present one, in ticks; <see cref="Ticks.Never"/> does nothing.</param>
    void Wake(int node, long at);

    /// <summary>Keeps a version readable until <see cref="Unpin"/>, however old it gets: a checkpoint. Version 0 needs none.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="version">A version that is readable now.</param>
    void Pin(int node, int version);

    /// <summary>Takes back one <see cref="Pin"/>.</summary>
    void Unpin(int node, int version);

    /// <summary>
    /// The rule of the run. Rules are pure, so whoever looks ahead may evaluate it on states that nobody has published, with
    /// <see cref="Published"/> for those that somebody has.
    /// </summary>
    IUpdateRule Rule { get; }

    /// <summary>Where what is read through <paramref name="arc"/> in a published version lies. Valid until the next decision.</summary>
    /// <param name="arc">Number of the arc.</param>
    /// <param name="version">A readable version of its source.</param>
    /// <exception cref="ArgumentOutOfRangeException">The version is not readable any more, or not yet published.</exception>
    View Published(int arc, int version);

    /// <summary>The layer that <paramref name="node"/>, of a layered rule, computes next, from 0; otherwise 0.</summary>
    int Layer(int node);
}
