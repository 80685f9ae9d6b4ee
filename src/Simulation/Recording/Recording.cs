namespace Hogwild.Simulation;

/// <summary>Writes down what another scheduler decides, and changes nothing.</summary>
/// <param name="inner">The one who decides.</param>
/// <param name="origin">Where the schedule comes from, for people.</param>
public sealed class Recording(IScheduler inner, params IReadOnlyList<KeyValuePair<string, string>> origin)
    : SchedulerWrapper(inner), IScheduler, IForesight, IStretchWatcher
{
    private readonly KeyValuePair<string, string>[] _origin = [.. origin];

    private ScheduleBuilder? _builder;
    private StretchRecorder? _stretches;

    /// <summary>The decisions so far.</summary>
    /// <exception cref="InvalidOperationException">No run has been started with this scheduler.</exception>
    public Schedule Schedule => _builder is not { } builder ? throw new InvalidOperationException("nothing has been recorded yet")
        : _stretches?.Build(builder.Header) ?? builder.Build();

    /// <inheritdoc/>
    public override Foreknowledge Foreknowledge => Inner.Foreknowledge;

    /// <summary>As what it stands around: it is told, then, of what else it sees when it is asked.</summary>
    bool IScheduler.LeavesReads => Inner.LeavesReads;

    /// <inheritdoc/>
    int IScheduler.NextAll(int node, int count, long now, long until, Span<long> times) =>
        Inner.NextAll(node, count, now, until, times);

    /// <inheritdoc/>
    void IScheduler.SendAll(int node, int version, ReadOnlySpan<long> times, Span<long> arrivals) =>
        Inner.SendAll(node, version, times, arrivals);

    /// <inheritdoc/>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _builder = new ScheduleBuilder(ScheduleHeader.For(world.Graph, _origin), world.Rule.Changes);
        _stretches = null;
        base.Start(world);
    }

    /// <inheritdoc/>
    void IForesight.Expect(int entity, long at, int distance)
    {
        Foresight?.Expect(entity, at, distance);
        if (distance == 3)
        {
            _builder!.Expect(entity);
        }
        else if (distance == 2)
        {
            CacheHint.Read(World.Graph.InNeighbours(entity));
        }
    }

    /// <inheritdoc/>
    void IStretchWatcher.Begin(Stretch stretch, Columns columns) => (_stretches ??= new StretchRecorder(World)).Begin(stretch, columns);

    /// <inheritdoc/>
    void IStretchWatcher.LookBack() => _stretches?.LookBack();

    /// <inheritdoc/>
    void IStretchWatcher.End() => _stretches?.End();

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var verdict = base.Activate(ref activation, read, newest);
        if (verdict.Kind == VerdictKind.Go)
        {
            _builder!.Add(activation, read, Staleness(activation, read, newest));
        }

        return verdict;
    }

    /// <inheritdoc/>
    public override void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        base.Tear(activation, read, newest, torn);
        _builder!.AddTorn(torn, Staleness(activation, torn, newest));
    }

    /// <summary>The deepest staleness of some versions, equally many per in-slot.</summary>
    private long Staleness(in Activation activation, ReadOnlySpan<int> versions, ReadOnlySpan<int> newest)
    {
        var deepest = 0L;
        var each = newest.Length == 0 ? 1 : versions.Length / newest.Length;
        var sources = World.Graph.InNeighbours(activation.Node);
        for (var k = 0; k < versions.Length; k++)
        {
            var slot = each == 1 ? k : k / each;
            if (versions[k] >= 0 && versions[k] != newest[slot])
            {
                deepest = Math.Max(deepest, activation.Time - World.Superseded(sources[slot], versions[k]));
            }
        }

        return deepest;
    }
}
