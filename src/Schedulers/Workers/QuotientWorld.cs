using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A run as a scheduler of workers sees it: its nodes are workers, whose versions are those of all their nodes. No states: they are none of
/// a worker's.
/// </summary>
/// <param name="world">The run.</param>
/// <param name="partition">Who works for whom.</param>
/// <param name="versions">From versions of workers to those of nodes.</param>
/// <param name="arcs">Which arcs are there.</param>
internal sealed class QuotientWorld(IWorld world, Partition partition, WorkerVersions versions, PresentArcs arcs) : IWorld
{
    // How often a version of a node is pinned, and how often it was to be and was gone.
    private readonly Dictionary<(int Node, int Version), (int Kept, int Gone)> _pins = [];

    /// <inheritdoc/>
    public Graph Graph => partition.Quotient;

    /// <summary>Whether it has to be decided when messages are renewed; workers of several nodes decide that themselves.</summary>
    public bool EdgeWise => world.EdgeWise && partition.Count == world.Graph.NodeCount;

    /// <inheritdoc/>
    public IUpdateRule Rule => throw NoStates();

    /// <inheritdoc/>
    public int Version(int node) => versions.OfWorker(node, world.Version(First(node)));

    /// <summary>The version that a node has in a version of its worker.</summary>
    public int OfNode(int member, int version) => versions.OfNode(partition.PartOf(member), version);

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
    public long Superseded(int node, int version) => world.Superseded(First(node), versions.OfNode(node, version));

    /// <inheritdoc/>
    public int OldestSupersededAfter(int node, long after) =>
        Math.Min(Version(node), versions.OfWorkerFrom(node, world.OldestSupersededAfter(First(node), after)));

    /// <summary>
    /// Of all arcs of a pair of workers: the same through each, but where some were not there when something was sent.
    /// </summary>
    public long NextArrival(int node, int slot, int version, long now)
    {
        var (arc, next) = (partition.Quotient.InArc(node, slot), Ticks.Never);
        var own = versions.OfNode(partition.Quotient.Source(arc), version);
        foreach (var member in partition.NodesOf(node))
        {
            for (var entry = 0; entry < world.Graph.InDegree(member); entry++)
            {
                if (partition.QuotientArc(world.Graph.InArc(member, entry)) != arc)
                {
                    continue;
                }

                next = Math.Min(next, world.NextArrival(member, entry, own, now));
                if (!arcs.MovesAny)
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
        var own = versions.OfNode(node, version);
        foreach (var member in partition.NodesOf(node))
        {
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
        var own = versions.OfNode(node, version);
        foreach (var member in partition.NodesOf(node))
        {
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
