using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Lets a recorded schedule happen again, decision by decision, on the graph that it was recorded on.</summary>
public sealed class Replay : IScheduler
{
    private readonly Schedule _schedule;
    private readonly List<int>[] _decisions;
    private long _deepest;

    /// <summary>A scheduler that repeats <paramref name="schedule"/>.</summary>
    public Replay(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        _schedule = schedule;
        _decisions = [.. Enumerable.Range(0, schedule.Header.NodeCount).Select(_ => new List<int>())];
        for (var index = 0; index < schedule.Count; index++)
        {
            _decisions[schedule[index].Node].Add(index);
        }
    }

    /// <inheritdoc/>
    public long Retain => _deepest + 1;

    /// <inheritdoc/>
    public SchedulerNeeds Needs => new() { Tears = _schedule.Tears };

    /// <inheritdoc/>
    /// <exception cref="ReplayException">The schedule is for another graph.</exception>
    public void Start(IWorld world)
    {
        var (header, graph) = (_schedule.Header, world.Graph);
        if (!header.IsFor(graph))
        {
            throw new ReplayException(
                $"the schedule is for another graph: expected {Describe(graph.NodeCount, graph.ArcCount, graph.Hash)}, " +
                $"found {Describe(header.NodeCount, header.ArcCount, header.GraphHash)}");
        }

        _deepest = DeepestStaleness(graph);
    }

    /// <summary>
    /// From the decisions, since only they are covered by the fingerprint. What does not fit is left to <see cref="Activate"/>.
    /// </summary>
    private long DeepestStaleness(Graph graph)
    {
        var deepest = 0L;
        var count = new int[graph.NodeCount];
        for (var index = 0; index < _schedule.Count; index++)
        {
            var decision = _schedule[index];
            var sources = graph.InNeighbours(decision.Node);
            deepest = Math.Max(deepest, Staleness(decision.Node, count[decision.Node]++ - decision.OwnLag, decision.Time));
            deepest = Math.Max(deepest, Deepest(sources, decision.Read, decision.Time));
            deepest = Math.Max(deepest, Deepest(sources, decision.Torn, decision.Time));
        }

        return deepest;
    }

    /// <summary>The deepest staleness of some versions, equally many per in-slot.</summary>
    private long Deepest(ReadOnlySpan<int> sources, ReadOnlySpan<int> versions, long time)
    {
        var deepest = 0L;
        var each = sources.Length == 0 ? 1 : Math.Max(1, versions.Length / sources.Length);
        for (var k = 0; k < Math.Min(versions.Length, each * sources.Length); k++)
        {
            deepest = Math.Max(deepest, Staleness(sources[k / each], versions[k], time));
        }

        return deepest;
    }

    private long Staleness(int node, int version, long time)
    {
        // Version k + 1 comes from decision k: that is when version k was superseded. Version 0 is always readable.
        var made = _decisions[node];
        return version > 0 && version < made.Count ? time - _schedule[made[version]].Time : 0;
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) =>
        count < _decisions[node].Count ? _schedule[_decisions[node][count]].Time : Ticks.Never;

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    /// <exception cref="ReplayException">
    /// The decision reads a version that does not exist, or does not fit the in-arcs of the node.
    /// </exception>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var index = _decisions[activation.Node][activation.Count];
        var decision = _schedule[index];
        if (decision.Read.Length != read.Length)
        {
            throw Differs(index, decision, $"reads {decision.Read.Length} versions; the node has {read.Length} in-arcs");
        }

        for (var slot = 0; slot < read.Length; slot++)
        {
            if (decision.Read[slot] < (_schedule.Changes.Count > 0 ? -1 : 0) || decision.Read[slot] > newest[slot])
            {
                throw Differs(index, decision, $"in-slot {slot} reads version {decision.Read[slot]}; the newest is {newest[slot]}");
            }
        }

        decision.Read.CopyTo(read);
        activation.Exchange = decision.Exchange;
        activation.OwnLag = decision.OwnLag;
        return decision.OwnLag <= activation.Count ? Verdict.Go : throw Differs(
            index, decision, $"goes on from {decision.OwnLag} versions before the newest state, which is version {activation.Count}");
    }

    /// <inheritdoc/>
    /// <exception cref="ReplayException">The torn reads do not fit the rule.</exception>
    public void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        var index = _decisions[activation.Node][activation.Count];
        var decision = _schedule[index];
        if (decision.Torn.Length == 0)
        {
            return;
        }

        if (decision.Torn.Length != torn.Length)
        {
            throw Differs(index, decision, $"names the versions of {decision.Torn.Length} components; the rule reads {torn.Length}");
        }

        for (var k = 0; k < torn.Length; k++)
        {
            var slot = k / (torn.Length / read.Length);
            if (decision.Torn[k] < (read[slot] < 0 ? -1 : 0) || decision.Torn[k] > newest[slot])
            {
                throw Differs(index, decision, $"component {k} of w is of version {decision.Torn[k]}; the newest is {newest[slot]}");
            }
        }

        decision.Torn.CopyTo(torn);
    }

    private static ReplayException Differs(int index, Decision decision, string reason) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"decision {index} (node {decision.Node} at {Ticks.ToSeconds(decision.Time)} s) does not fit: {reason}"));

    /// <summary>How messages name a graph.</summary>
    internal static string Describe(int nodes, int arcs, ulong hash) => $"{nodes} nodes, {arcs} arcs, hash {hash:x16}";
}
