namespace Hogwild.Simulation;

/// <summary>
/// A 64-bit hash of a list of integers that is the same on every machine and easy to repeat elsewhere:
/// h ← (h xor word) · 0x9E3779B97F4A7C15 mod 2⁶⁴, then h ← h xor (h shifted right by 32).
/// </summary>
internal static class StableHash
{
    /// <summary>The hash of an empty list.</summary>
    public const ulong Start = 0xCBF29CE484222325;

    /// <summary>The hash of a list to which <paramref name="word"/> is appended.</summary>
    public static ulong Add(ulong hash, long word)
    {
        hash = (hash ^ (ulong)word) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }

    /// <summary>A hash in which every bit depends on every bit: words in a row give what looks random (Stafford 2011, mix 13).</summary>
    public static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
