namespace Hogwild.Simulation;

/// <summary>
/// A 64-bit fingerprint of a schedule: per node a chain over (time, exchange and own lag, versions read) of its activations, folded over the nodes
/// without order by adding up. Two runs have the same fingerprint exactly if, up to chance, their schedules are the same, on any kernel.
/// </summary>
public sealed class Fingerprint
{
    private const int ExchangeBits = 2;
    private readonly ulong[] _chains;

    /// <summary>The fingerprint of an empty schedule of <paramref name="nodeCount"/> nodes.</summary>
    public Fingerprint(int nodeCount)
    {
        _chains = LargePages.For(new ulong[nodeCount]);
        Array.Fill(_chains, StableHash.Start);
    }

    /// <summary>The fingerprint so far.</summary>
    public ulong Value
    {
        get
        {
            var sum = 0UL;
            for (var node = 0; node < _chains.Length; node++)
            {
                sum += StableHash.Add(_chains[node], node);
            }

            return sum;
        }
    }

    /// <summary>Appends one activation.</summary>
    public void Add(in Activation activation, ReadOnlySpan<int> read)
    {
        var how = (int)activation.Exchange + ((long)activation.OwnLag << ExchangeBits);
        var hash = StableHash.Add(StableHash.Add(_chains[activation.Node], activation.Time), how);
        foreach (var version in read)
        {
            hash = StableHash.Add(hash, version);
        }

        _chains[activation.Node] = hash;
    }

    /// <summary>Will be told of an activation of <paramref name="node"/>.</summary>
    internal void Expect(int node) => CacheHint.Read(ref _chains[node]);

    /// <summary>Appends the versions of the components read, where the last activation of <paramref name="node"/> tore its reads.</summary>
    public void AddTorn(int node, ReadOnlySpan<int> torn)
    {
        foreach (var version in torn)
        {
            _chains[node] = StableHash.Add(_chains[node], version);
        }
    }
}
