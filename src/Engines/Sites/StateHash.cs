using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>A 64-bit hash of states, to the bit: what an engine has computed is what a replay computes where the hashes agree.</summary>
internal static class StateHash
{
    /// <summary>The hash of the state of one node. That of several nodes is the sum of theirs, mod 2⁶⁴, in whatever order.</summary>
    public static ulong Of(int node, ReadOnlySpan<double> state)
    {
        var hash = StableHash.Add(StableHash.Start, node);
        foreach (var number in state)
        {
            hash = StableHash.Add(hash, BitConverter.DoubleToInt64Bits(number));
        }

        return StableHash.Mixed(hash);
    }
}
