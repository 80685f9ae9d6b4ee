namespace Hogwild.Simulation;

/// <summary>Collects decisions in the order of a run and makes a <see cref="Schedule"/> of them.</summary>
/// <param name="header">What the schedule is for.</param>
public sealed class ScheduleBuilder(ScheduleHeader header)
{
    private readonly ChunkedList<Row> _rows = new();
    private readonly ChunkedList<int> _read = new();
    private readonly ChunkedList<int> _torn = new();
    private readonly Chain[] _chains = Chains(header.NodeCount);
    private long _deepest;

    /// <summary>What the schedule is for.</summary>
    public ScheduleHeader Header { get; } = header;

    /// <summary>The instant of the last decision, in ticks; 0 where there is none.</summary>
    public long LastTime => _rows.Count == 0 ? 0 : _rows.Last.Time;

    /// <summary>The instant of the last decision about <paramref name="node"/>, in ticks; 0 where there is none.</summary>
    public long LastTimeOf(int node) => _chains[node].LastTime;

    /// <summary>Appends an activation that read <paramref name="read"/>.</summary>
    /// <param name="activation">Who, when, what.</param>
    /// <param name="read">The version read through each in-slot.</param>
    /// <param name="staleness">The largest staleness among them, in ticks; 0 where all are current.</param>
    public void Add(in Activation activation, ReadOnlySpan<int> read, long staleness)
    {
        _read.Add(read);
        _rows.Add(new Row(
            activation.Time, activation.Node, activation.Exchange, activation.OwnLag, _read.Count, _torn.Count));
        ref var chain = ref _chains[activation.Node];
        (chain.LastTime, chain.Value) = (activation.Time, Fingerprint.Append(chain.Value, activation, read));
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>Says that the last activation tore its reads.</summary>
    /// <param name="torn">Per in-slot the version of each component.</param>
    /// <param name="staleness">The largest staleness among them, in ticks.</param>
    public void AddTorn(ReadOnlySpan<int> torn, long staleness)
    {
        _torn.Add(torn);
        ref var row = ref _rows.Last;
        row = row with { TornEnd = _torn.Count };
        ref var chain = ref _chains[row.Node].Value;
        chain = Fingerprint.AppendTorn(chain, torn);
        _deepest = Math.Max(_deepest, staleness);
    }

    /// <summary>The schedule so far.</summary>
    public Schedule Build() => new(
        Header,
        new ScheduleTrailer(_rows.Count, Fold(), _deepest),
        (_rows.Select(row => row.Time), _rows.Select(row => row.Node), _rows.Select(row => row.Exchange), _rows.Select(row => row.OwnLag)),
        ([0, .. _rows.Select(row => row.ReadEnd)], _read.Select(version => version)),
        ([0, .. _rows.Select(row => row.TornEnd)], _torn.Select(version => version)));

    /// <summary>A decision about a node will be added.</summary>
    internal void Expect(int node) => CacheHint.Read(ref _chains[node]);

    private static Chain[] Chains(int nodeCount)
    {
        var chains = LargePages.For(new Chain[nodeCount]);
        Array.Fill(chains, new Chain { Value = StableHash.Start });
        return chains;
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

    /// <summary>A decision, and where its versions end among those of all.</summary>
    private readonly record struct Row(long Time, int Node, Exchange Exchange, int OwnLag, int ReadEnd, int TornEnd);
}
