namespace Hogwild.Simulation;

/// <summary>Collects decisions in the order of a run and makes a <see cref="Schedule"/> of them.</summary>
/// <param name="header">What the schedule is for.</param>
public sealed class ScheduleBuilder(ScheduleHeader header)
{
    private readonly List<long> _times = [];
    private readonly List<int> _nodes = [];
    private readonly List<Exchange> _exchanges = [];
    private readonly List<int> _ownLags = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _read = [];
    private readonly List<int> _tornStarts = [0];
    private readonly List<int> _torn = [];
    private readonly Fingerprint _fingerprint = new(header.NodeCount);
    private readonly long[] _last = new long[header.NodeCount];
    private long _deepest;

    /// <summary>What the schedule is for.</summary>
    public ScheduleHeader Header { get; } = header;

    /// <summary>The instant of the last decision, in ticks; 0 where there is none.</summary>
    public long LastTime => _times.Count == 0 ? 0 : _times[^1];

    /// <summary>The instant of the last decision about <paramref name="node"/>, in ticks; 0 where there is none.</summary>
    public long LastTimeOf(int node) => _last[node];

    /// <summary>Appends an activation that read <paramref name="read"/>.</summary>
    /// <param name="activation">Who, when, what.</param>
    /// <param name="read">The version read through each in-slot.</param>
    /// <param name="staleness">The largest staleness among them, in ticks; 0 where all are current.</param>
    public void Add(in Activation activation, ReadOnlySpan<int> read, long staleness)
    {
        _times.Add(activation.Time);
        _last[activation.Node] = activation.Time;
        _nodes.Add(activation.Node);
        _exchanges.Add(activation.Exchange);
        _ownLags.Add(activation.OwnLag);
        _tornStarts.Add(_torn.Count);
        _read.AddRange(read);
        _starts.Add(_read.Count);
        _fingerprint.Add(activation, read);
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>Says that the last activation tore its reads.</summary>
    /// <param name="torn">Per in-slot the version of each component.</param>
    /// <param name="staleness">The largest staleness among them, in ticks.</param>
    public void AddTorn(ReadOnlySpan<int> torn, long staleness)
    {
        _torn.AddRange(torn);
        _tornStarts[^1] = _torn.Count;
        _fingerprint.AddTorn(_nodes[^1], torn);
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>The schedule so far.</summary>
    public Schedule Build() => new(
        Header,
        new ScheduleTrailer(_times.Count, _fingerprint.Value, _deepest),
        ([.. _times], [.. _nodes], [.. _exchanges], [.. _ownLags]),
        ([.. _starts], [.. _read]),
        ([.. _tornStarts], [.. _torn]));
}
