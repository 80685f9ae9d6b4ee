namespace Hogwild.Simulation;

/// <summary>
/// The one who decides. A run is determined by three answers, <see cref="Next"/>, <see cref="Send"/> and <see cref="Activate"/>, and, where
/// reads are torn, by a fourth, <see cref="Tear"/>; everything else follows. Schedulers compose by wrapping. They draw only as functions
/// of (seed, purpose, entity, counter), so that a decision never depends on the order in which nodes happen to ask.
/// </summary>
public interface IScheduler
{
    /// <summary>How long after having been superseded a version may still be chosen, in ticks; 0 where only arrivals are read.</summary>
    long Retain { get; }

    /// <summary>What else it needs of the network; nothing by default. The same throughout a run.</summary>
    SchedulerNeeds Needs => new();

    /// <summary>
    /// What of its answers is known ahead; nothing by default. Where it can, a <see cref="Run"/> then decides a stretch of time first and
    /// computes states afterwards, which is faster and changes no bit of a result. Asked before <see cref="Start"/>, and the same
    /// throughout a run. An exception of <see cref="Next"/> or <see cref="Send"/> ends the run when the time has come that it is about.
    /// </summary>
    Foreknowledge Foreknowledge => Foreknowledge.None;

    /// <summary>
    /// Whether <see cref="Activate"/> always lets the node act and changes nothing that it is given. Where more is known ahead
    /// (<see cref="Foreknowledge"/>), it is not asked then. Default false. Asked after <see cref="Start"/>, and the same from then on.
    /// </summary>
    bool LeavesReads => false;

    /// <summary>
    /// Bytes of what it keeps of its own where it is known ahead, from below, beside what it stands around; asked before
    /// <see cref="Start"/>.
    /// </summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="count">About how many activations are decided at once.</param>
    internal long BytesAhead(int nodes, long count) => 0;

    /// <summary>Called once, before the first question, with the world in its initial state.</summary>
    void Start(IWorld world);

    /// <summary>
    /// When to ask <paramref name="node"/> again, after <paramref name="now"/>. Before a node's first activation <paramref name="count"/>
    /// is 0 and <paramref name="now"/> is 0.
    /// </summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks.</param>
    /// <returns>A later instant, or <see cref="Ticks.Never"/>: it acts no more.</returns>
    long Next(int node, int count, long now);

    /// <summary>
    /// What <see cref="Next"/> says again and again, where it is known ahead (<see cref="Foreknowledge"/>): each answer is the instant of
    /// the activation that the next question is about. It ends with the first answer that is not before <paramref name="until"/>, or not
    /// later than the one before, or where there is no more room.
    /// </summary>
    /// <param name="node">Index of the node.</param>
    /// <param name="count">How many activations it has had.</param>
    /// <param name="now">The instant of its last one, in ticks.</param>
    /// <param name="until">An instant, in ticks.</param>
    /// <param name="times">Receives the answers, one after the other; what lies behind them may be overwritten.</param>
    /// <returns>How many answers there are: at least one, where there is room.</returns>
    int NextAll(int node, int count, long now, long until, Span<long> times)
    {
        for (var k = 0; k < times.Length; k++)
        {
            times[k] = Next(node, count + k, now);
            if (times[k] >= until || times[k] <= now)
            {
                return k + 1;
            }

            now = times[k];
        }

        return times.Length;
    }

    /// <summary>
    /// When, if ever, a version that was just published arrives on each out-arc. Version 0 is known to all neighbours from the start and is
    /// not asked about, unless <see cref="SchedulerNeeds.StartsUnknown"/>. Of the world, only the sender may be looked at.
    /// </summary>
    /// <param name="node">Index of the sender.</param>
    /// <param name="version">Number of the version.</param>
    /// <param name="now">The instant of publication, in ticks.</param>
    /// <param name="arrivals">
    /// To be filled, <see cref="SchedulerNeeds.Copies"/> entries per out-slot, one slot after the other: an instant after
    /// <paramref name="now"/>, <see cref="Ticks.Never"/>: lost, or <see cref="Ticks.NotSent"/>: there is no such message; or
    /// <see cref="Ticks.NoArc"/>.
    /// </param>
    void Send(int node, int version, long now, Span<long> arrivals);

    /// <summary>
    /// What <see cref="Send"/> says of some versions of a node in a row, where it is known ahead (<see cref="Foreknowledge"/>).
    /// </summary>
    /// <param name="node">Index of the sender.</param>
    /// <param name="version">Number of the first of them.</param>
    /// <param name="times">When each is published, in ticks.</param>
    /// <param name="arrivals">To be filled, for one version after the other.</param>
    void SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals)
    {
        var each = times.IsEmpty ? 0 : arrivals.Length / times.Length;
        for (var k = 0; k < times.Length; k++)
        {
            try
            {
                Send(node, version + k, times[k], arrivals.Slice(k * each, each));
            }
            catch (Exception cause) when (cause is not (OperationCanceledException or OutOfMemoryException))
            {
                throw new SendFailure(k, cause);
            }
        }
    }

    /// <summary>Whether the node acts now, and on which version of each in-neighbour.</summary>
    /// <param name="activation">The activation asked for; what has a setter may be changed.</param>
    /// <param name="read">
    /// Per in-slot the version that has arrived. May be replaced by any version that is still readable; version 0 always is.
    /// </param>
    /// <param name="newest">Per in-slot the newest version published before now.</param>
    Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest);

    /// <summary>
    /// Which version each component of each read comes from, where it <see cref="SchedulerNeeds.Tears"/>; asked after the verdict to go.
    /// </summary>
    /// <param name="activation">The activation.</param>
    /// <param name="read">Per in-slot the version read, as <see cref="Activate"/> left it.</param>
    /// <param name="newest">Per in-slot the newest version published before now.</param>
    /// <param name="torn">
    /// Per in-slot the versions of its components, shared state first and then the message. On entry all are the version read.
    /// </param>
    void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
    }

    /// <summary>
    /// The in-neighbour whose news <paramref name="node"/>, which is parked, waits for; -1 where it waits for none in particular.
    /// </summary>
    int WaitsFor(int node) => -1;
}
