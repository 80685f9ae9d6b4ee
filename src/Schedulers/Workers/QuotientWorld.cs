using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A run as a scheduler of workers sees it: its nodes are workers, whose versions are those of all their nodes. No states: they are none of
/// a worker's.
/// </summary>
/// <param name="world">The run.</param>
/// <param name="partition">Who works for whom.</param>
/// <param name="versions">From versions of workers to those of nodes.</param>
/// <param name="presence">Which arcs and nodes are there.</param>
internal sealed class QuotientWorld(IWorld world, Partition partition, WorkerVersions versions, Presence presence) : IWorld
{
    // How often a version of a node is pinned, and how often it was to be and was gone.
    private readonly Dictionary<(int Node, int Version), (int Kept, int Gone)> _pins = [];

    /// <inheritdoc/>
    public Graph Graph => partition.Quotient;

    /// <summary>Whether it has to be decided when messages are renewed; workers of several nodes decide that themselves.</summary>
    public bool EdgeWise => world.EdgeWise && partition.Count == world.Graph.NodeCount;

    /// <inheritdoc/>
    public IUpdateRule Rule => throw NoStates();

    /// <summary>
    /// That of those of its nodes that are there; of a worker all of whose nodes are away, that of the turns that have passed for all.
    /// </summary>
    public int Version(int node)
    {
        if (!presence.MovesNodes)
        {
            return versions.OfWorker(node, world.Version(First(node)));
        }

        var (newest, passed) = (-1, int.MaxValue);
        foreach (var member in partition.NodesOf(node))
        {
            var exchange = versions.ExchangeOf(member, world.Version(member));
            passed = Math.Min(passed, exchange);
            newest = presence.IsAway(member) ? newest : Math.Max(newest, exchange);
        }

        return versions.OfWorker(node, newest < 0 ? passed : newest);
    }

    /// <summary>The version that a node has in a version of its worker; one that has finished has no newer ones.</summary>
    public int OfNode(int member, int version) => versions.OfNode(member, version) is var own && presence.MovesNodes
        ? Math.Min(own, world.Version(member)) : own;

    /// <inheritdoc/>
    public bool IsFinished(int node) => world.IsFinished(First(node));

    /// <inheritdoc/>
    public int Layer(int node) => world.Layer(First(node));

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => throw NoStates();

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node, int version) => throw NoStates();

    /// <inheritdoc/>
    public View Published(int arc, int version) => throw NoStates();

    /// <inheritdoc/>
    public void Trial(int node, long now, ReadOnlySpan<int> read, Span<double> next) => throw NoStates();

    /// <inheritdoc/>
    public long Superseded(int node, int version) => world.Superseded(First(node), OfNode(First(node), version));

    /// <summary>The first version that all of its nodes have, or all that are there, where some may be away.</summary>
    public int OldestSupersededAfter(int node, long after)
    {
        var oldest = versions.OfWorkerFrom(First(node), world.OldestSupersededAfter(First(node), after));
        if (presence.MovesNodes)
        {
            foreach (var member in partition.NodesOf(node))
            {
                oldest = Math.Max(oldest, versions.OfWorkerFrom(member, world.OldestSupersededAfter(member, after)));
            }
        }

        return Math.Min(Version(node), oldest);
    }

    /// <summary>
    /// Of all arcs of a pair of workers: the same through each, but where some were not there when something was sent.
    /// </summary>
    public long NextArrival(int node, int slot, int version, long now)
    {
        var (arc, next) = (partition.Quotient.InArc(node, slot), Ticks.Never);
        foreach (var member in partition.NodesOf(node))
        {
            for (var entry = 0; entry < world.Graph.InDegree(member); entry++)
            {
                var inner = world.Graph.InArc(member, entry);
                if (partition.QuotientArc(inner) != arc)
                {
                    continue;
                }

                next = Math.Min(next, world.NextArrival(member, entry, OfNode(world.Graph.Source(inner), version), now));
                if (!presence.MovesAny)
                {
                    return next;
                }
            }
        }

        return next;
    }

    /// <inheritdoc/>
    public void Wake(int node, long at)
    {
        foreach (var member in partition.NodesOf(node))
        {
            world.Wake(member, at);
        }
    }

    /// <summary>Whether a node still has a version of its own.</summary>
    public bool Keeps(int member, int own) => own == 0 || own >= world.OldestSupersededAfter(member, long.MinValue)
        || _pins.GetValueOrDefault((member, own)).Kept > 0;

    /// <summary>
    /// Keeps a version of all nodes of a worker that still have it: those that somebody else reads, and all of its newest.
    /// </summary>
    public void Pin(int node, int version)
    {
        foreach (var member in partition.NodesOf(node))
        {
            var own = OfNode(member, version);
            var pins = _pins.GetValueOrDefault((member, own));
            if (pins.Kept > 0 || own >= world.OldestSupersededAfter(member, long.MinValue))
            {
                world.Pin(member, own);
                _pins[(member, own)] = (pins.Kept + 1, pins.Gone);
            }
            else
            {
                _pins[(member, own)] = (pins.Kept, pins.Gone + 1);
            }
        }
    }

    /// <inheritdoc/>
    public void Unpin(int node, int version)
    {
        foreach (var member in partition.NodesOf(node))
        {
            var own = OfNode(member, version);
            var pins = _pins.GetValueOrDefault((member, own));
            if (pins.Gone > 0)
            {
                _pins[(member, own)] = (pins.Kept, pins.Gone - 1);
                continue;
            }

            world.Unpin(member, own);
            if (pins.Kept > 1)
            {
                _pins[(member, own)] = (pins.Kept - 1, pins.Gone);
            }
            else
            {
                _pins.Remove((member, own));
            }
        }
    }

    private int First(int worker) => partition.NodesOf(worker)[0];

    private static NotSupportedException NoStates() => new("a scheduler of workers sees no states");
}
