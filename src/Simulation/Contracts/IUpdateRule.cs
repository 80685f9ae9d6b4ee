namespace Hogwild.Simulation;

/// <summary>
/// What a node computes at an activation from its own state and its views. It is the only thing that a model must write. Rules are pure:
/// the same arguments give the same bytes, since schedulers evaluate them hypothetically and schedules are replayed.
/// </summary>
public interface IUpdateRule
{
    /// <summary>How many numbers a node holds. A version is a snapshot of them.</summary>
    int StateSize { get; }

    /// <summary>Neighbours see the first this many numbers of a version.</summary>
    int SharedSize => StateSize;

    /// <summary>Numbers sent along each out-arc besides the shared state; 0 for a rule that broadcasts.</summary>
    int ArcSize => 0;

    /// <summary>After how many activations a node is finished (a layered rule); <see cref="int.MaxValue"/> for an iteration.</summary>
    int Depth => int.MaxValue;

    /// <summary>
    /// The timetable of the world: the instants, ascending, at which what nodes compute changes, because the data do, or what is there.
    /// Each above 0 begins an epoch: levels begin again at 0, states stay. An update goes by <see cref="Activation.Time"/>, and one at
    /// such an instant is of the new epoch. An entry at 0 says what is not there from the start. Default none.
    /// </summary>
    IReadOnlyList<WorldChange> Changes => [];

    /// <summary>
    /// Whether the update of <paramref name="node"/> uses its own state. It decides whether the own version counts in the level.
    /// </summary>
    bool ReadsOwn(int node) => true;

    /// <summary>Writes version 0 of <paramref name="node"/>. The spans are zero on entry, and by default stay so.</summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="state">The initial state, StateSize numbers.</param>
    /// <param name="outbox">The messages that go with it, computed from everybody's initial state.</param>
    void Initialize(int node, Span<double> state, in Outbox outbox)
    {
    }

    /// <summary>Computes the next version of a node.</summary>
    /// <param name="now">Who acts, when, for which time.</param>
    /// <param name="own">The node's newest state, StateSize numbers.</param>
    /// <param name="inbox">What it reads through each in-arc.</param>
    /// <param name="next">Receives the next state, StateSize numbers, zero on entry.</param>
    /// <param name="outbox">
    /// Receives the messages; zero on entry, except that with <see cref="Exchange.State"/> it holds those of the previous version.
    /// </param>
    void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox);
}
