namespace Hogwild.Simulation;

/// <summary>Writes down what another scheduler decides, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="origin">Where the schedule comes from, for people.</param>
public sealed class Recording(IScheduler inner, params IReadOnlyList<KeyValuePair<string, string>> origin) : IScheduler
{
    private ScheduleBuilder? _builder;
    private IWorld? _world;

    /// <summary>The decisions so far.</summary>
    /// <exception cref="InvalidOperationException">No run has been started with this scheduler.</exception>
    public Schedule Schedule => (_builder ?? throw new InvalidOperationException("nothing has been recorded yet")).Build();

    /// <inheritdoc/>
    public long Retain => inner.Retain;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        _world = world;
        _builder = new ScheduleBuilder(ScheduleHeader.For(world.Graph, origin));
        inner.Start(world);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) => inner.Next(node, count, now);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => inner.Send(node, version, now, arrivals);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = inner.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go)
        {
            _builder!.Add(activation, read, Staleness(activation, read, newest));
        }

        return verdict;
    }

    private long Staleness(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest)
    {
        var deepest = 0L;
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (read[slot] != newest[slot])
            {
                var source = _world!.Graph.Source(_world.Graph.InArc(activation.Node, slot));
                deepest = Math.Max(deepest, activation.Time - _world.Superseded(source, read[slot]));
            }
        }

        return deepest;
    }
}
