using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Hogwild.Simulation;

/// <summary>
/// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011):
/// 128 bits as a pure function of a 128-bit counter and a 64-bit key. The tests hold the published vectors.
/// </summary>
internal static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The four words that belong to counter (c0, c1, c2, c3) and key (k0, k1).</summary>
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        // Two rounds at a time: half as many jumps, and no moves from one round to the next.
        for (var round = 0; round < Rounds; round += 2)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            var (d0, d2) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)(product0 >> 32) ^ c3 ^ k1);
            var product2 = (ulong)Multiplier0 * d0;
            var product3 = (ulong)Multiplier1 * d2;
            c0 = (uint)(product3 >> 32) ^ (uint)product1 ^ (k0 + Weyl0);
            c2 = (uint)(product2 >> 32) ^ (uint)product0 ^ (k1 + Weyl1);
            (c1, c3) = ((uint)product3, (uint)product2);
            k0 = unchecked(k0 + Weyl0 + Weyl0);
            k1 = unchecked(k1 + Weyl1 + Weyl1);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// Four blocks at once, for counters (c0, c1, entity, entity >> 32): the same numbers as <see cref="Block"/> one after the other, with
    /// vector instructions where there are any.
    /// </summary>
    /// <param name="c0">The first word of every counter.</param>
    /// <param name="c1">The second word.</param>
    /// <param name="entities">Third and fourth word, per block.</param>
    /// <param name="k0">The first word of the key.</param>
    /// <param name="k1">The second word.</param>
    /// <returns>Per block (x1 x0) and (x3 x2) as 64-bit numbers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocks(
        uint c0, uint c1, Vector256<ulong> entities, uint k0, uint k1) =>
        FourBlocks(Vector256.Create((ulong)c0), c1, entities, k0, k1);

    /// <summary>The same where the first word differs from block to block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocks(
        Vector256<ulong> c0, uint c1, Vector256<ulong> entities, uint k0, uint k1) => Avx2.IsSupported
            ? FourBlocksAvx2(c0, c1, entities, k0, k1)
            : FourBlocksOneByOne(c0, c1, entities, k0, k1);

    /// <summary>Eight blocks at once, for counters (c0, c1, entity, entity >> 32).</summary>
    /// <param name="c0">The first word of every counter, in the lower half of its lane; the upper half is 0.</param>
    /// <param name="c1">The second word.</param>
    /// <param name="entities">Third and fourth word, per block.</param>
    /// <param name="k0">The first word of the key.</param>
    /// <param name="k1">The second word.</param>
    /// <returns>Per block (x1 x0) and (x3 x2) as 64-bit numbers.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<ulong> First, Vector512<ulong> Second) EightBlocks(
        Vector512<ulong> c0, uint c1, Vector512<ulong> entities, uint k0, uint k1)
    {
        if (Avx512F.IsSupported)
        {
            return EightBlocksAvx512(c0, c1, entities, k0, k1);
        }

        var (first, second) = FourBlocks(c0.GetLower(), c1, entities.GetLower(), k0, k1);
        var (third, fourth) = FourBlocks(c0.GetUpper(), c1, entities.GetUpper(), k0, k1);
        return (Vector512.Create(first, third), Vector512.Create(second, fourth));
    }

    private static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocksOneByOne(
        Vector256<ulong> c0, uint c1, Vector256<ulong> entities, uint k0, uint k1)
    {
        var (first, second) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        for (var lane = 0; lane < Vector256<ulong>.Count; lane++)
        {
            var (x0, x1, x2, x3) = Block((uint)c0[lane], c1, (uint)entities[lane], (uint)(entities[lane] >> 32), k0, k1);
            first = first.WithElement(lane, ((ulong)x1 << 32) | x0);
            second = second.WithElement(lane, ((ulong)x3 << 32) | x2);
        }

        return (first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocksAvx2(
        Vector256<ulong> c0, uint c1, Vector256<ulong> entities, uint k0, uint k1)
    {
        // One word in the lower half of each lane. What stands in the upper half after a multiplication is never looked at: the next
        // multiplication reads lower halves only, and the end masks it.
        var (w0, w1) = (c0, Vector256.Create((ulong)c1));
        var (w2, w3) = (entities, Vector256.ShiftRightLogical(entities, 32));
        var (m0, m1) = (Vector256.Create((ulong)Multiplier0).AsUInt32(), Vector256.Create((ulong)Multiplier1).AsUInt32());
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Avx2.Multiply(m0, w0.AsUInt32());
            var product1 = Avx2.Multiply(m1, w2.AsUInt32());
            w0 = Vector256.ShiftRightLogical(product1, 32) ^ w1 ^ Vector256.Create((ulong)k0);
            w2 = Vector256.ShiftRightLogical(product0, 32) ^ w3 ^ Vector256.Create((ulong)k1);
            (w1, w3) = (product1, product0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        var low = Vector256.Create((ulong)uint.MaxValue);
        return (Vector256.ShiftLeft(w1, 32) | (w0 & low), Vector256.ShiftLeft(w3, 32) | (w2 & low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<ulong> First, Vector512<ulong> Second) EightBlocksAvx512(
        Vector512<ulong> c0, uint c1, Vector512<ulong> entities, uint k0, uint k1)
    {
        // As above, and keys count in lanes too, whose upper halves may overflow.
        var (w0, w1) = (c0, Vector512.Create((ulong)c1));
        var (w2, w3) = (entities, Vector512.ShiftRightLogical(entities, 32));
        var (m0, m1) = (Vector512.Create((ulong)Multiplier0).AsUInt32(), Vector512.Create((ulong)Multiplier1).AsUInt32());
        var (key0, key1) = (Vector512.Create((ulong)k0), Vector512.Create((ulong)k1));
        var (step0, step1) = (Vector512.Create((ulong)Weyl0), Vector512.Create((ulong)Weyl1));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Avx512F.Multiply(m0, w0.AsUInt32());
            var product1 = Avx512F.Multiply(m1, w2.AsUInt32());
            w0 = Vector512.ShiftRightLogical(product1, 32) ^ w1 ^ key0;
            w2 = Vector512.ShiftRightLogical(product0, 32) ^ w3 ^ key1;
            (w1, w3) = (product1, product0);
            key0 += step0;
            key1 += step1;
        }

        var low = Vector512.Create((ulong)uint.MaxValue);
        return (Vector512.ShiftLeft(w1, 32) | (w0 & low), Vector512.ShiftLeft(w3, 32) | (w2 & low));
    }
}
