using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Nodes act by their own clocks and read what has arrived through their links: the newest version that has.</summary>
/// <param name="clock">The clock of every node.</param>
/// <param name="link">The link behind every arc.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Physical(IClock clock, Link link, Draws draws) : IScheduler
{
    private Graph? _graph;
    private ulong[] _entities = [];
    private int[] _first = [];

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _graph = world.Graph;
        _entities = new ulong[_graph.ArcCount];
        _first = new int[_graph.NodeCount + 1];
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var arcs = _graph.OutArcs(node);
            for (var slot = 0; slot < arcs.Length; slot++)
            {
                _entities[_first[node] + slot] = Draws.ArcEntity(_graph.Key(node), _graph.Key(_graph.Target(arcs[slot])));
            }

            _first[node + 1] = _first[node] + arcs.Length;
        }
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => clock.Next(draws, _graph!.Key(node), count, now);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) =>
        link.Arrivals(draws, _entities.AsSpan(_first[node].._first[node + 1]), version, now, arrivals);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
}
