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

    // When workers are woken that take two exchanges an activation.
    private readonly HashSet<(int Node, long Time)> _wakes = [];

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
        var (newest, passed) = (-1, int.MaxValue);
        foreach (var member in Members(node))
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

    /// <summary>Whether those of its nodes that are there have computed their last layer, or all where none is there.</summary>
    public bool IsFinished(int node)
    {
        foreach (var member in Members(node))
        {
            if (Counts(node, member) && !world.IsFinished(member))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The first layer that some of its nodes that are there compute next, or of all where none is there: who joins begins with the first
    /// one, while others go on.
    /// </summary>
    public int Layer(int node)
    {
        var layer = int.MaxValue;
        foreach (var member in Members(node))
        {
            layer = Counts(node, member) ? Math.Min(layer, world.Layer(member)) : layer;
        }

        return layer;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => throw NoStates();

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node, int version) => throw NoStates();

    /// <inheritdoc/>
    public View Published(int arc, int version) => throw NoStates();

    /// <inheritdoc/>
    public void Trial(int node, long now, ReadOnlySpan<int> read, Span<double> next) => throw NoStates();

    /// <summary>
    /// When the first of its nodes published a newer one, and not messages only, which are sent with the state. Where none of them keeps
    /// the version any more, since the arcs through which it was read have vanished, it is the oldest that is kept.
    /// </summary>
    public long Superseded(int node, int version)
    {
        var superseded = Ticks.Never;
        foreach (var member in partition.NodesOf(node))
        {
            var (last, own) = (Math.Min(versions.LastOfNode(member, version), world.Version(member)), OfNode(member, version));
            var kept = Keeps(member, last) ? last : Keeps(member, own) ? own : Oldest(member);
            superseded = Math.Min(superseded, world.Superseded(member, kept));
        }

        return superseded;
    }

    /// <summary>
    /// The first version that all of its nodes have, or all that are there, where some may be away; and where workers take two exchanges an
    /// activation one that is new enough for the second, which may be a tick later than who decides knows.
    /// </summary>
    public int OldestSupersededAfter(int node, long after)
    {
        var oldest = 0;
        after += world.EdgeWise && !EdgeWise ? 1 : 0;
        foreach (var member in Members(node))
        {
            oldest = Math.Max(oldest, versions.OfWorkerFrom(member, world.OldestSupersededAfter(member, after)));
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
        if (versions.AreTwice(node))
        {
            _wakes.Add((node, at));
        }

        foreach (var member in partition.NodesOf(node))
        {
            world.Wake(member, at);
        }
    }

    /// <summary>Whether a worker that takes two exchanges was to be woken at an instant; asked once an instant.</summary>
    public bool IsWoken(int node, long now) => _wakes.Remove((node, now));

    /// <summary>Whether a node still has a version of its own.</summary>
    public bool Keeps(int member, int own) => own == 0 || own >= Oldest(member)
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
            if (pins.Kept > 0 || own >= Oldest(member))
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

    /// <summary>Whether a node of a worker has a part in what the worker is at: those that are there, or all where none is.</summary>
    private bool Counts(int worker, int member) => !presence.IsAway(member) || !presence.HasAny(worker);

    private int Oldest(int member) => world.OldestSupersededAfter(member, long.MinValue);

    /// <summary>All nodes of a worker, or one that speaks for all, where none is ever away.</summary>
    private ReadOnlySpan<int> Members(int worker) =>
        presence.MovesNodes ? partition.NodesOf(worker) : partition.NodesOf(worker)[..1];

    private static NotSupportedException NoStates() => new("a scheduler of workers sees no states");
}
