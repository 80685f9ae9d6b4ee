using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Up to four activations of an IGNN side by side, eight components at a time, so that their sums, each in its own order, do not wait for
/// each other. The same bits as one after the other.
/// </summary>
internal static class IgnnGroup
{
    private const int Four = IGroupRule.Most;
    private const int Largest = 64;

    private static int Lanes => Vector512<double>.Count;

    /// <summary>Whether there are such groups for a rule on this machine.</summary>
    internal static bool Fits(IgnnRule rule) =>
        Vector512.IsHardwareAccelerated && rule.StateSize % Lanes == 0 && rule.StateSize <= Largest;

    /// <summary>See <see cref="IGroupRule.Update"/>.</summary>
    internal static bool Update(
        IgnnRule rule, ReadOnlySpan<int> nodes, ReadOnlySpan<int> states, ReadOnlySpan<int> next, double[] numbers)
    {
        var size = rule.StateSize;
        Span<double> sums = stackalloc double[Four * size];
        var used = 0;
        for (var member = 0; member < nodes.Length; member++)
        {
            var row = rule.Adjacency.Row(nodes[member]);
            Mix(row, states.Slice(used, row.Length), numbers, sums.Slice(member * size, size));
            used += row.Length;
        }

        var isFinite = Vector512<long>.AllBitsSet;
        for (var at = 0; at < size; at += Lanes)
        {
            isFinite &= Transform(rule, nodes, sums, next, numbers, at);
        }

        return isFinite == Vector512<long>.AllBitsSet;
    }

    /// <summary>sum ← Σ_j Ã_ij h_j over the node itself and what it reads, in this order, from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ReadOnlySpan<double> row, ReadOnlySpan<int> states, double[] numbers, Span<double> sum)
    {
        ref var all = ref MemoryMarshal.GetArrayDataReference(numbers);
        ref var target = ref MemoryMarshal.GetReference(sum);
        var at = 0;
        for (; at <= sum.Length - (2 * Lanes); at += 2 * Lanes)
        {
            var (first, second) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (var slot = 0; slot < row.Length; slot++)
            {
                var (weight, from) = (Vector512.Create(row[slot]), (nuint)(states[slot] + at));
                first += weight * Vector512.LoadUnsafe(ref all, from);
                second += weight * Vector512.LoadUnsafe(ref all, from + (nuint)Lanes);
            }

            first.StoreUnsafe(ref target, (nuint)at);
            second.StoreUnsafe(ref target, (nuint)(at + Lanes));
        }

        if (at < sum.Length)
        {
            var last = Vector512<double>.Zero;
            for (var slot = 0; slot < row.Length; slot++)
            {
                last += Vector512.Create(row[slot]) * Vector512.LoadUnsafe(ref all, (nuint)(states[slot] + at));
            }

            last.StoreUnsafe(ref target, (nuint)at);
        }
    }

    /// <summary>
    /// next ← relu(S W + XU + b), some components of as many activations as there are; others are computed as well, for nobody.
    /// </summary>
    /// <returns>Which of them are finite, in lanes.</returns>
    private static Vector512<long> Transform(
        IgnnRule rule, ReadOnlySpan<int> nodes, ReadOnlySpan<double> sums, ReadOnlySpan<int> next, double[] numbers, int at)
    {
        var size = rule.StateSize;
        ref var sum = ref MemoryMarshal.GetReference(sums[..(Four * size)]);
        ref var weights = ref MemoryMarshal.GetReference(rule.Weights.Slice(at, (size * size) - at));
        var last = nodes.Length - 1;
        var (a, b) = (Input(rule, nodes[0], at), Input(rule, nodes[1], at));
        var (c, d) = (Input(rule, nodes[Math.Min(2, last)], at), Input(rule, nodes[last], at));
        for (var row = 0; row < size; row++)
        {
            var weight = Vector512.LoadUnsafe(ref weights, (nuint)(row * size));
            a += Vector512.Create(Unsafe.Add(ref sum, row)) * weight;
            b += Vector512.Create(Unsafe.Add(ref sum, size + row)) * weight;
            c += Vector512.Create(Unsafe.Add(ref sum, (2 * size) + row)) * weight;
            d += Vector512.Create(Unsafe.Add(ref sum, (3 * size) + row)) * weight;
        }

        var isFinite = Keep(a, numbers.AsSpan(next[0] + at)) & Keep(b, numbers.AsSpan(next[1] + at));
        isFinite &= last < 2 ? isFinite : Keep(c, numbers.AsSpan(next[2] + at));
        return isFinite & (last < 3 ? isFinite : Keep(d, numbers.AsSpan(next[3] + at)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Input(IgnnRule rule, int node, int at) =>
        Vector512.Create(rule.InputOf(node).Slice(at, Lanes));

    /// <summary>Keeps what is positive.</summary>
    /// <returns>Where it is finite.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Keep(Vector512<double> state, Span<double> target)
    {
        state = Vector512.Max(state, Vector512<double>.Zero);
        state.CopyTo(target);
        return Vector512.LessThan(state, Vector512.Create(double.PositiveInfinity)).AsInt64();
    }
}
