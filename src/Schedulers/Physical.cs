using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Nodes act by their own clocks and read what has arrived through their links: the newest version that has.</summary>
/// <param name="clock">The clock of every node.</param>
/// <param name="link">The link behind every arc.</param>
/// <param name="draws">The randomness of the run.</param>
public sealed class Physical(IClock clock, Link link, Draws draws) : IScheduler
{
    private Graph? _graph;

    /// <inheritdoc/>
    public long Retain => 0;

    /// <inheritdoc/>
    public void Start(IWorld world) => _graph = world.Graph;

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => clock.Next(draws, _graph!.Key(node), count, now);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        var arcs = _graph!.OutArcs(node);
        var key = _graph.Key(node);
        for (var slot = 0; slot < arcs.Length; slot++)
        {
            arrivals[slot] = link.Arrival(draws, Draws.ArcEntity(key, _graph.Key(_graph.Target(arcs[slot]))), version, now);
        }
    }

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
}
