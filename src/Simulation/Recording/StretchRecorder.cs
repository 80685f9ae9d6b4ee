namespace Hogwild.Simulation;

/// <summary>
/// Records a run that has been decided ahead, a stretch at a time: when all of it has been done, and then perhaps on another core than that
/// of the run, or when somebody wants to know what has been recorded. Its fingerprint is the run's, which nobody has changed in between.
/// </summary>
/// <param name="world">The run.</param>
internal sealed class StretchRecorder(IWorld world)
{
    private readonly Graph _graph = world.Graph;
    private readonly RecordedColumns _recorded = new(world);
    private readonly Lock _taking = new();
    private Stretch? _stretch;
    private Columns? _columns;

    // The one before, until it has been written down, which another core may do.
    private Stretch? _before;
    private ulong _fingerprint;

    /// <summary>The run goes on to a stretch.</summary>
    public void Begin(Stretch stretch, Columns columns)
    {
        LookBack();
        (_before, _stretch, _columns) = (_stretch, stretch, columns);
    }

    /// <summary>Writes down the stretch before the present one.</summary>
    public void LookBack()
    {
        lock (_taking)
        {
            if (_before is { } before)
            {
                _recorded.Add(before, null);
                _before = null;
            }
        }
    }

    /// <summary>The run has ended, and columns are not what they were.</summary>
    public void End()
    {
        LookBack();
        if (_stretch is { } stretch)
        {
            _recorded.Add(stretch, _columns);
            _fingerprint = Fold();
            (_stretch, _columns) = (null, null);
        }
    }

    /// <summary>The schedule so far.</summary>
    public Schedule Build(ScheduleHeader header)
    {
        LookBack();
        var present = _recorded.Next();
        if (_stretch is { } stretch)
        {
            present.Add(stretch, _columns);
        }

        var count = checked(_recorded.Count + present.Count);
        var order = new RecordedOrder(_graph, count, checked(_recorded.ReadCount + present.ReadCount));
        _recorded.CopyTo(order);
        present.CopyTo(order);
        var trailer = new ScheduleTrailer(
            count, _columns is null ? _fingerprint : Fold(), Math.Max(_recorded.Deepest, present.Deepest));
        return new Schedule(header, trailer, order.Who, order.Reads, (new int[count + 1], []));
    }

    private ulong Fold()
    {
        var sum = 0UL;
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            sum = Fingerprint.Fold(sum, node, _columns![node].Chain);
        }

        return sum;
    }
}
