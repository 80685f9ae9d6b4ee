namespace Hogwild.Simulation;

/// <summary>Collects decisions in the order of a run and makes a <see cref="Schedule"/> of them.</summary>
/// <param name="header">What the schedule is for.</param>
public sealed class ScheduleBuilder(ScheduleHeader header)
{
    private readonly List<WorldChange> _changes = [];
    private readonly DecisionLog _log = new(header.NodeCount);
    private readonly List<int> _torn = [];

    // Per decision with torn reads which it is, and where those end.
    private readonly List<(int Index, int End)> _tornEnds = [];
    private readonly Chain[] _chains = Chains(header.NodeCount);
    private long _deepest;
    private int _lastNode;

    /// <summary>What the schedule is for.</summary>
    public ScheduleHeader Header { get; } = header;

    /// <summary>A builder for a world that changes.</summary>
    /// <param name="header">What the schedule is for.</param>
    /// <param name="changes">Its timetable.</param>
    public ScheduleBuilder(ScheduleHeader header, IEnumerable<WorldChange> changes)
        : this(header) => _changes.AddRange(changes);

    /// <summary>The last change so far; null where there is none.</summary>
    internal WorldChange? LastChange => _changes.Count == 0 ? null : _changes[^1];

    /// <summary>Appends a change of the world.</summary>
    internal void Add(WorldChange change) => _changes.Add(change);

    /// <summary>The instant of the last decision, in ticks; 0 where there is none.</summary>
    internal long LastTime => _log.LastTime;

    /// <summary>The instant of the last decision about <paramref name="node"/>, in ticks; 0 where there is none.</summary>
    internal long LastTimeOf(int node) => _chains[node].LastTime;

    /// <summary>Appends an activation that read <paramref name="read"/>.</summary>
    /// <param name="activation">Who, when, what.</param>
    /// <param name="read">The version read through each in-slot.</param>
    /// <param name="staleness">The largest staleness among them, in ticks; 0 where all are current.</param>
    public void Add(in Activation activation, ReadOnlySpan<int> read, long staleness)
    {
        _log.Add(activation, read);
        ref var chain = ref _chains[activation.Node];
        (chain.LastTime, chain.Value) = (activation.Time, Fingerprint.Append(chain.Value, activation, read));
        _lastNode = activation.Node;
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>Says that the last activation tore its reads.</summary>
    /// <param name="torn">Per in-slot the version of each component.</param>
    /// <param name="staleness">The largest staleness among them, in ticks.</param>
    public void AddTorn(ReadOnlySpan<int> torn, long staleness)
    {
        _torn.AddRange(torn);
        _tornEnds.Add((_log.Count - 1, _torn.Count));
        ref var chain = ref _chains[_lastNode].Value;
        chain = Fingerprint.AppendTorn(chain, torn);
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>The schedule so far.</summary>
    public Schedule Build()
    {
        var count = _log.Count;
        var who = (new long[count], new int[count], new Exchange[count], new int[count]);
        var reads = (Starts: new int[count + 1], Read: new int[_log.ReadCount]);
        _log.CopyTo(who, reads.Starts, reads.Read);
        return new Schedule(Header, new ScheduleTrailer(count, Fold(), _deepest), who, reads, (TornStarts(), [.. _torn]))
        {
            Changes = [.. _changes],
        };
    }

    /// <summary>A decision about a node will be added.</summary>
    internal void Expect(int node) => CacheHint.Read(ref _chains[node]);

    private static Chain[] Chains(int nodeCount)
    {
        var chains = LargePages.For(new Chain[nodeCount]);
        Array.Fill(chains, new Chain { Value = StableHash.Start });
        return chains;
    }

    private int[] TornStarts()
    {
        var starts = new int[_log.Count + 1];
        foreach (var (index, end) in _tornEnds)
        {
            starts[index + 1] = end;
        }

        for (var index = 1; index < starts.Length; index++)
        {
            starts[index] = Math.Max(starts[index], starts[index - 1]);
        }

        return starts;
    }

    private ulong Fold()
    {
        var sum = 0UL;
        for (var node = 0; node < _chains.Length; node++)
        {
            sum = Fingerprint.Fold(sum, node, _chains[node].Value);
        }

        return sum;
    }

    /// <summary>The fingerprint of a node's activations, and when the last one was.</summary>
    private struct Chain
    {
        public ulong Value;
        public long LastTime;
    }
}
