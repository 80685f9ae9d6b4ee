using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A run as an adversary of workers sees it: its nodes are workers, and the state of a worker is all that its nodes have published.
/// What a worker would compute is tried as if all of its nodes were there, and those that come back had never left: where nodes move it
/// is a guess.
/// </summary>
/// <param name="nodes">The run.</param>
/// <param name="workers">The same without states.</param>
/// <param name="layout">Where the numbers of nodes lie.</param>
internal sealed class BlockWorld(IWorld nodes, QuotientWorld workers, BlockLayout layout) : IWorld
{
    private const int MostKept = 64;
    private readonly Partition _partition = layout.Partition;
    private readonly int _stateSize = nodes.Rule.StateSize;
    private readonly int _arcSize = nodes.Rule.ArcSize;

    // What has been published stays as it is.
    private readonly Dictionary<int, double[]>[] _known =
        [.. Enumerable.Range(0, layout.Partition.Count).Select(_ => new Dictionary<int, double[]>())];

    /// <inheritdoc/>
    public Graph Graph => workers.Graph;

    /// <inheritdoc/>
    public bool EdgeWise => workers.EdgeWise;

    /// <inheritdoc/>
    public IUpdateRule Rule { get; } = new WorkerRule(nodes.Rule, layout);

    /// <inheritdoc/>
    public int Version(int node) => workers.Version(node);

    /// <inheritdoc/>
    public bool IsFinished(int node) => workers.IsFinished(node);

    /// <inheritdoc/>
    public int Layer(int node) => workers.Layer(node);

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => Block(node, Version(node));

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node, int version) => Block(node, version);

    /// <inheritdoc/>
    public View Published(int arc, int version) => new(Block(Graph.Source(arc), version), 0, 0);

    /// <inheritdoc/>
    public void Trial(int node, long now, ReadOnlySpan<int> read, Span<double> next)
    {
        if (IsFinished(node))
        {
            State(node).CopyTo(next);
            return;
        }

        var views = new View[read.Length];
        for (var slot = 0; slot < views.Length; slot++)
        {
            views[slot] = Published(Graph.InArc(node, slot), read[slot]);
        }

        next.Clear();
        Rule.Update(
            new Activation { Node = node, Count = Version(node), Layer = Layer(node), Time = now },
            State(node),
            new Inbox(views, layout.Size, 0),
            next,
            default);
    }

    /// <inheritdoc/>
    public long Superseded(int node, int version) => workers.Superseded(node, version);

    /// <inheritdoc/>
    public int OldestSupersededAfter(int node, long after) => workers.OldestSupersededAfter(node, after);

    /// <inheritdoc/>
    public long NextArrival(int node, int slot, int version, long now) => workers.NextArrival(node, slot, version, now);

    /// <inheritdoc/>
    public void Wake(int node, long at) => workers.Wake(node, at);

    /// <inheritdoc/>
    public void Pin(int node, int version) => workers.Pin(node, version);

    /// <inheritdoc/>
    public void Unpin(int node, int version) => workers.Unpin(node, version);

    private double[] Block(int worker, int version)
    {
        var known = _known[worker];
        if (known.TryGetValue(version, out var block))
        {
            return block;
        }

        if (known.Count == MostKept)
        {
            known.Clear();
        }

        block = new double[layout.Size];
        foreach (var member in _partition.NodesOf(worker))
        {
            var own = Math.Max(workers.OfNode(member, version), nodes.OldestSupersededAfter(member, long.MinValue));
            nodes.State(member, own)[.._stateSize].CopyTo(block.AsSpan(layout.StateOf(member)));
            var messages = layout.OutboxOf(member, block);
            for (var slot = 0; slot < messages.Count && _arcSize > 0; slot++)
            {
                var view = nodes.Published(_partition.Graph.OutArcs(member)[slot], own);
                view.Buffer.AsSpan(view.Message, _arcSize).CopyTo(messages[slot]);
            }
        }

        return known[version] = block;
    }
}
