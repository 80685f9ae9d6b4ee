namespace Hogwild.Simulation;

/// <summary>
/// A 64-bit fingerprint of a schedule: per node a chain over (time, exchange and own lag, versions read) of its activations, folded over
/// the nodes without order by adding up. Two runs have the same fingerprint exactly if, up to chance, their schedules are the same, on any
/// kernel.
/// </summary>
internal static class Fingerprint
{
    private const int ExchangeBits = 2;

    /// <summary>The chain of a node with one more activation.</summary>
    internal static ulong Append(ulong chain, in Activation activation, ReadOnlySpan<int> read)
    {
        var how = (int)activation.Exchange + ((long)activation.OwnLag << ExchangeBits);
        chain = StableHash.Add(StableHash.Add(chain, activation.Time), how);
        foreach (var version in read)
        {
            chain = StableHash.Add(chain, version);
        }

        return chain;
    }

    /// <summary>The chain with an activation that renews all and reads the same version of everybody.</summary>
    internal static ulong AppendRound(ulong chain, long time, int version, int reads)
    {
        chain = StableHash.Add(StableHash.Add(chain, time), 0);
        for (var slot = 0; slot < reads; slot++)
        {
            chain = StableHash.Add(chain, version);
        }

        return chain;
    }

    /// <summary>The chain with an activation that renews all and reads versions that stand in the upper halves of numbers.</summary>
    internal static ulong AppendRow(ulong chain, long time, ReadOnlySpan<ulong> row)
    {
        chain = StableHash.Add(StableHash.Add(chain, time), 0);
        foreach (var read in row)
        {
            chain = StableHash.Add(chain, (int)(read >> 32));
        }

        return chain;
    }

    /// <summary>The chain of a node whose last activation tore its reads.</summary>
    internal static ulong AppendTorn(ulong chain, ReadOnlySpan<int> torn)
    {
        foreach (var version in torn)
        {
            chain = StableHash.Add(chain, version);
        }

        return chain;
    }

    /// <summary>The fingerprint with the chain of one more node.</summary>
    internal static ulong Fold(ulong sum, int node, ulong chain) => sum + StableHash.Add(chain, node);
}
