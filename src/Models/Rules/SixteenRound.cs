using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A round of an IGNN with sixteen components a node, in one pass: four nodes side by side, so that their sums, each in its own order, do
/// not wait for each other. The same bits as node by node, for any number of cores.
/// </summary>
internal static class SixteenRound
{
    private const int Sixteen = 16;
    private const int Four = 4;

    // So many nodes ahead neighbours are called for, where there are so many that they are not in the cache anyway.
    private const int Ahead = 8;
    private const int Many = 4_000;

    // So many are worth another core.
    private const int Share = 20_000;

    /// <summary>Whether there is such a round for a rule on this machine.</summary>
    internal static bool Fits(IgnnRule rule) => Vector512.IsHardwareAccelerated && rule.StateSize == Sixteen;

    /// <summary>next ← relu(Ã H W + XU + b), on this core and on others that are left.</summary>
    /// <returns>max |next − states|; not a number where a state became none.</returns>
    internal static double Step(IgnnRule rule, StateRows states, StateRows next)
    {
        var (nodes, helpers) = (rule.Adjacency.Graph.NodeCount, 0);
        while ((helpers + 2) * Share <= nodes && Cores.TryTake())
        {
            helpers++;
        }

        if (helpers == 0)
        {
            return Part(rule, states, next, 0, nodes);
        }

        int EndOf(int part) => (int)((long)nodes * part / (helpers + 1));
        var tasks = Enumerable.Range(1, helpers).Select(part => Task.Run(() => Helped(part))).ToArray();
        var moved = Part(rule, states, next, 0, EndOf(1));
        foreach (var task in tasks)
        {
            moved = Math.Max(moved, task.GetAwaiter().GetResult());
        }

        return moved;

        double Helped(int part)
        {
            try
            {
                return Part(rule, states, next, EndOf(part), EndOf(part + 1));
            }
            finally
            {
                Cores.Return();
            }
        }
    }

    // Few calls do much each: they need not begin slowly, to be compiled again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Part(IgnnRule rule, in StateRows states, in StateRows next, int from, int to)
    {
        Span<double> sums = stackalloc double[Four * Sixteen];
        var (moved, node, hints) = (Vector512<double>.Zero, from, rule.Adjacency.Graph.NodeCount >= Many);
        for (; node <= to - Four; node += Four)
        {
            for (var k = 0; k < Four; k++)
            {
                if (hints)
                {
                    Expect(rule, states, node + k + Ahead);
                }

                Mix(rule.Adjacency, node + k, states, sums.Slice(k * Sixteen, Sixteen));
            }

            moved = Transform(rule, sums, node, states, next, moved);
        }

        var largest = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            largest = Math.Max(largest, moved[lane]);
        }

        for (; node < to; node++)
        {
            var target = next.Of(node, Sixteen);
            Mix(rule.Adjacency, node, states, sums[..Sixteen]);
            rule.Input.Slice(node * Sixteen, Sixteen).CopyTo(target);
            Dense.MatVecTransposed(rule.Weights, sums[..Sixteen], target);
            Relu.Apply(target);
            largest = Math.Max(largest, Dense.MaxDistance(target, states.Of(node, Sixteen)));
        }

        return largest;
    }

    /// <summary>sum ← Σ_j Ã_ij h_j over the node itself and its in-neighbours, in this order, from 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(NormalizedAdjacency adjacency, int node, in StateRows states, Span<double> sum)
    {
        var row = adjacency.Row(node);
        var weight = Vector512.Create(row[0]);
        var (first, second) = Load(states, node);
        (first, second) = (Vector512<double>.Zero + (weight * first), Vector512<double>.Zero + (weight * second));
        var neighbours = adjacency.Graph.InNeighbours(node);
        for (var slot = 0; slot < neighbours.Length; slot++)
        {
            weight = Vector512.Create(row[slot + 1]);
            var (a, b) = Load(states, neighbours[slot]);
            first += weight * a;
            second += weight * b;
        }

        first.CopyTo(sum);
        second.CopyTo(sum[Vector512<double>.Count..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double> First, Vector512<double> Second) Load(in StateRows states, int node)
    {
        ReadOnlySpan<double> state = states.Of(node, Sixteen);
        return (Vector512.Create(state), Vector512.Create(state[Vector512<double>.Count..]));
    }

    /// <summary>next ← relu(S W + XU + b) of four nodes in a row.</summary>
    /// <returns>How far they move, or others have, in lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Transform(
        IgnnRule rule, ReadOnlySpan<double> sums, int node, in StateRows states, in StateRows next, Vector512<double> moved)
    {
        const int Half = Sixteen / 2;
        ReadOnlySpan<double> input = rule.Input.Slice(node * Sixteen, Four * Sixteen);
        ref var start = ref MemoryMarshal.GetReference(input);
        ref var sum = ref MemoryMarshal.GetReference(sums[..(Four * Sixteen)]);
        ref var weights = ref MemoryMarshal.GetReference(rule.Weights[..(Sixteen * Sixteen)]);
        var (a0, a1) = (Vector512.LoadUnsafe(ref start), Vector512.LoadUnsafe(ref start, Half));
        var (b0, b1) = (Vector512.LoadUnsafe(ref start, Sixteen), Vector512.LoadUnsafe(ref start, Sixteen + Half));
        var (c0, c1) = (Vector512.LoadUnsafe(ref start, 2 * Sixteen), Vector512.LoadUnsafe(ref start, (2 * Sixteen) + Half));
        var (d0, d1) = (Vector512.LoadUnsafe(ref start, 3 * Sixteen), Vector512.LoadUnsafe(ref start, (3 * Sixteen) + Half));
        for (var row = 0; row < Sixteen; row++)
        {
            var w0 = Vector512.LoadUnsafe(ref weights, (nuint)(row * Sixteen));
            var w1 = Vector512.LoadUnsafe(ref weights, (nuint)((row * Sixteen) + Half));
            var factor = Vector512.Create(Unsafe.Add(ref sum, row));
            a0 += factor * w0;
            a1 += factor * w1;
            factor = Vector512.Create(Unsafe.Add(ref sum, Sixteen + row));
            b0 += factor * w0;
            b1 += factor * w1;
            factor = Vector512.Create(Unsafe.Add(ref sum, (2 * Sixteen) + row));
            c0 += factor * w0;
            c1 += factor * w1;
            factor = Vector512.Create(Unsafe.Add(ref sum, (3 * Sixteen) + row));
            d0 += factor * w0;
            d1 += factor * w1;
        }

        moved = Vector512.Max(Keep(a0, a1, states, next, node), moved);
        moved = Vector512.Max(Keep(b0, b1, states, next, node + 1), moved);
        moved = Vector512.Max(Keep(c0, c1, states, next, node + 2), moved);
        return Vector512.Max(Keep(d0, d1, states, next, node + 3), moved);
    }

    /// <summary>Keeps what is positive of a state.</summary>
    /// <returns>How far it moves from before, in lanes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Keep(
        Vector512<double> first, Vector512<double> second, in StateRows states, in StateRows next, int node)
    {
        ReadOnlySpan<double> before = states.Of(node, Sixteen);
        var after = next.Of(node, Sixteen);
        first = Vector512.Max(first, Vector512<double>.Zero);
        second = Vector512.Max(second, Vector512<double>.Zero);
        first.CopyTo(after);
        second.CopyTo(after[Vector512<double>.Count..]);
        return Vector512.Max(
            Vector512.Abs(first - Vector512.Create(before)),
            Vector512.Abs(second - Vector512.Create(before[Vector512<double>.Count..])));
    }

    private static void Expect(IgnnRule rule, in StateRows states, int node)
    {
        var graph = rule.Adjacency.Graph;
        if (node < graph.NodeCount)
        {
            foreach (var neighbour in graph.InNeighbours(node))
            {
                CacheHint.Read<double>(states.Of(neighbour, Sixteen));
            }
        }
    }
}
