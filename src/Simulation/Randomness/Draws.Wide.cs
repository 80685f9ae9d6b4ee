using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <content>Eight at a time, where the machine has registers for them.</content>
public readonly partial record struct Draws
{
    /// <summary>The numbers of <see cref="Uniform"/> for eight counters in a row.</summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entity">Who asks.</param>
    /// <param name="first">The first counter, not negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> EightUniforms(Purpose purpose, ulong entity, int first)
    {
        var counters = Vector512.Create((ulong)first) + Vector512<ulong>.Indices;
        var (ones, _) = Philox.EightBlocks(counters, (uint)purpose << 16, Vector512.Create(entity), (uint)Seed, (uint)(Seed >> 32));
        return ToUnit(ones);
    }

    /// <summary>The same with vectors of the machine's width.</summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entity">Who asks.</param>
    /// <param name="first">The first counter, not negative.</param>
    /// <param name="numbers">Receives eight numbers.</param>
    internal void Uniforms(Purpose purpose, ulong entity, int first, Span<double> numbers)
    {
        var four = Vector256<double>.Count;
        if (Vector512.IsHardwareAccelerated)
        {
            EightUniforms(purpose, entity, first).CopyTo(numbers);
        }
        else
        {
            FourUniforms(purpose, entity, first, numbers);
            FourUniforms(purpose, entity, first + four, numbers[four..]);
        }
    }

    /// <summary>
    /// The numbers of <see cref="UniformPair"/> for some counters in a row, one counter after the other, of which each entity has one.
    /// </summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entities">Who asks.</param>
    /// <param name="counter">The first counter, not negative.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="first">Receives one number per counter and entity; has room for a multiple of eight.</param>
    /// <param name="second">Receives another one.</param>
    internal void UniformPairs(
        Purpose purpose, ReadOnlySpan<ulong> entities, int counter, int count, Span<double> first, Span<double> second)
    {
        if (Vector512.IsHardwareAccelerated && entities.Length is > 0 and <= TableLanes.MostColumns)
        {
            UniformPairsOfLanes(purpose, entities, counter, count, first, second);
            return;
        }

        for (var k = 0; k < count; k++)
        {
            UniformPairs(purpose, entities, counter + (long)k, first[(k * entities.Length)..], second[(k * entities.Length)..]);
        }
    }

    /// <summary>The same for at most <see cref="TableLanes.MostColumns"/> entities: no lane is idle, but those beyond the end.</summary>
    internal void UniformPairsOfLanes(
        Purpose purpose, ReadOnlySpan<ulong> entities, int counter, int count, Span<double> first, Span<double> second)
    {
        var numbers = count * entities.Length;
        var room = (numbers + Vector512<double>.Count - 1) & -Vector512<double>.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Length, room, nameof(first));
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Length, room, nameof(second));
        ref var one = ref MemoryMarshal.GetReference(first);
        ref var other = ref MemoryMarshal.GetReference(second);
        var all = TableLanes.Load(entities);
        var lanes = new TableLanes(entities.Length);
        var start = Vector512.Create((ulong)counter);
        for (var at = 0; at < numbers; at += Vector512<double>.Count)
        {
            var entity = Vector512.ShuffleNative(all, lanes.Column.AsUInt64());
            var (ones, others) = Philox.EightBlocks(
                start + lanes.Row.AsUInt64(), (uint)purpose << 16, entity, (uint)Seed, (uint)(Seed >> 32));
            ToUnit(ones).StoreUnsafe(ref one, (nuint)at);
            ToUnit(others).StoreUnsafe(ref other, (nuint)at);
            lanes.Advance();
        }
    }

    /// <summary>Pairs of as many entities as fill registers.</summary>
    /// <returns>How many entities are done.</returns>
    private int UniformPairsOfEights(
        Purpose purpose, ReadOnlySpan<ulong> entities, long counter, Span<double> first, Span<double> second)
    {
        ref var entity = ref MemoryMarshal.GetReference(entities);
        ref var one = ref MemoryMarshal.GetReference(first);
        ref var other = ref MemoryMarshal.GetReference(second);
        var (c0, c1) = (Vector512.Create((ulong)(uint)counter), ((uint)purpose << 16) | (ushort)(counter >> 32));
        var at = 0;
        for (; at <= entities.Length - Vector512<double>.Count; at += Vector512<double>.Count)
        {
            var (ones, others) = Philox.EightBlocks(
                c0, c1, Vector512.LoadUnsafe(ref entity, (nuint)at), (uint)Seed, (uint)(Seed >> 32));
            ToUnit(ones).StoreUnsafe(ref one, (nuint)at);
            ToUnit(others).StoreUnsafe(ref other, (nuint)at);
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToUnit(Vector512<ulong> bits) => Vector512.Min(
        (Vector512.ConvertToDouble(Vector512.ShiftRightLogical(bits, 11).AsInt64()) + Vector512.Create(0.5)) * Unit,
        Vector512.Create(BelowOne));
}
