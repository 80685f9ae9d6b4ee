using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// All randomness of a run: every draw is a function of (seed, purpose, entity, counter) and of nothing else. So a draw never depends on
/// the order of events, an observer never changes a run, and two models under one seed meet the same clocks, delays and losses.
/// </summary>
/// <param name="Seed">The seed of the run.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public readonly partial record struct Draws(ulong Seed)
{
    private const double Unit = 1.0 / (1L << 53);

    // The largest 53 bits and a half round up to 1 exactly, which the interval leaves out.
    private const double BelowOne = 1 - Unit;

    /// <summary>64 random bits.</summary>
    /// <param name="purpose">What the draw is for.</param>
    /// <param name="entity">The stable key of who asks: of a node, or of an arc (<see cref="ArcEntity"/>).</param>
    /// <param name="counter">Number of the draw, 0 to 2⁴⁸ − 1: of an activation, or of a version.</param>
    public ulong Bits(Purpose purpose, ulong entity, long counter)
    {
        var block = Block(purpose, entity, counter);
        return ((ulong)block.X1 << 32) | block.X0;
    }

    /// <summary>A number uniform in the open interval (0, 1), with 53 bits.</summary>
    /// <inheritdoc cref="Bits"/>
    public double Uniform(Purpose purpose, ulong entity, long counter) => ToUnit(Bits(purpose, entity, counter));

    /// <summary>Two independent uniform numbers from one block of the generator; the first is that of <see cref="Uniform"/>.</summary>
    /// <inheritdoc cref="Bits"/>
    public (double First, double Second) UniformPair(Purpose purpose, ulong entity, long counter)
    {
        var block = Block(purpose, entity, counter);
        return (ToUnit(((ulong)block.X1 << 32) | block.X0), ToUnit(((ulong)block.X3 << 32) | block.X2));
    }

    /// <summary>
    /// Two uniform numbers per entity from one block of the generator each, as <see cref="UniformPair"/> gives them. Many at once cost a
    /// fraction of as many single draws.
    /// </summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entities">Who asks.</param>
    /// <param name="counter">Number of the draw.</param>
    /// <param name="first">Receives one number per entity.</param>
    /// <param name="second">Receives another one.</param>
    public void UniformPairs(Purpose purpose, ReadOnlySpan<ulong> entities, long counter, Span<double> first, Span<double> second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Length, entities.Length, nameof(first));
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Length, entities.Length, nameof(second));
        var done = Vector512.IsHardwareAccelerated ? UniformPairsOfEights(purpose, entities, counter, first, second) : 0;
        if (done < entities.Length)
        {
            UniformPairsOfFours(purpose, entities[done..], counter, first[done..], second[done..]);
        }
    }

    /// <summary>The same four at a time.</summary>
    internal void UniformPairsOfFours(
        Purpose purpose, ReadOnlySpan<ulong> entities, long counter, Span<double> first, Span<double> second)
    {
        var lanes = Vector256<ulong>.Count;
        ref var entity = ref MemoryMarshal.GetReference(entities);
        ref var one = ref MemoryMarshal.GetReference(first);
        ref var other = ref MemoryMarshal.GetReference(second);
        var at = 0;
        for (; at <= entities.Length - lanes; at += lanes)
        {
            var (ones, others) = FourBlocks(purpose, Vector256.LoadUnsafe(ref entity, (nuint)at), counter);
            ToUnit(ones).StoreUnsafe(ref one, (nuint)at);
            ToUnit(others).StoreUnsafe(ref other, (nuint)at);
        }

        if (at < entities.Length)
        {
            UniformPairsOfRest(purpose, entities[at..], counter, first[at..], second[at..]);
        }
    }

    /// <summary>The numbers of <see cref="Uniform"/> for four counters in a row, which cost little more than one.</summary>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entity">Who asks.</param>
    /// <param name="first">The first counter, 0 to 2³¹ − 4.</param>
    /// <param name="numbers">Receives four numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no room for four.</exception>
    internal void FourUniforms(Purpose purpose, ulong entity, int first, Span<double> numbers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numbers.Length, Vector256<double>.Count, nameof(numbers));
        var counters = Vector256.Create((ulong)first) + Vector256<ulong>.Indices;
        var (ones, _) = Philox.FourBlocks(counters, (uint)purpose << 16, Vector256.Create(entity), (uint)Seed, (uint)(Seed >> 32));
        ToUnit(ones).StoreUnsafe(ref MemoryMarshal.GetReference(numbers));
    }

    /// <summary>Fewer than four entities.</summary>
    private void UniformPairsOfRest(
        Purpose purpose, ReadOnlySpan<ulong> entities, long counter, Span<double> first, Span<double> second)
    {
        var rest = Vector256<ulong>.Zero;
        for (var lane = 0; lane < entities.Length; lane++)
        {
            rest = rest.WithElement(lane, entities[lane]);
        }

        var (ones, others) = FourBlocks(purpose, rest, counter);
        var (one, other) = (ToUnit(ones), ToUnit(others));
        for (var lane = 0; lane < entities.Length; lane++)
        {
            (first[lane], second[lane]) = (one[lane], other[lane]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<ulong> First, Vector256<ulong> Second) FourBlocks(Purpose purpose, Vector256<ulong> entities, long counter) =>
        Philox.FourBlocks(
            (uint)counter, ((uint)purpose << 16) | (ushort)(counter >> 32), entities, (uint)Seed, (uint)(Seed >> 32));

    /// <summary>
    /// An integer uniform in 0 … <paramref name="count"/> − 1 (Lemire 2019, without rejection: the bias is below count/2⁶⁴).
    /// </summary>
    /// <inheritdoc cref="Bits"/>
    public int Below(int count, Purpose purpose, ulong entity, long counter) =>
        (int)Math.BigMul(Bits(purpose, entity, counter), (ulong)count, out _);

    /// <summary>The same for several entities, which costs a fraction of as many single draws.</summary>
    /// <param name="count">The number of integers.</param>
    /// <param name="purpose">What the draws are for.</param>
    /// <param name="entities">Who asks.</param>
    /// <param name="counter">Number of the draw.</param>
    /// <param name="numbers">Receives one integer per entity.</param>
    internal void Below(int count, Purpose purpose, ReadOnlySpan<ulong> entities, long counter, Span<int> numbers)
    {
        var lanes = Vector256<ulong>.Count;
        Span<ulong> some = stackalloc ulong[lanes];
        Span<ulong> bits = stackalloc ulong[lanes];
        for (var at = 0; at < entities.Length; at += lanes)
        {
            var part = entities.Slice(at, Math.Min(lanes, entities.Length - at));
            part.CopyTo(some);
            FourBlocks(purpose, Vector256.Create<ulong>(some), counter).First.CopyTo(bits);
            for (var lane = 0; lane < part.Length; lane++)
            {
                numbers[at + lane] = (int)Math.BigMul(bits[lane], (ulong)count, out _);
            }
        }
    }

    /// <summary>A uniform permutation of 0 … <paramref name="count"/> − 1 (Fisher and Yates); it uses the counters 1 … count − 1.</summary>
    public int[] Permutation(int count, Purpose purpose, ulong entity)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below(last + 1, purpose, entity, last);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>A standard normal number, by Box and Muller (1958) from one block of the generator.</summary>
    /// <inheritdoc cref="Bits"/>
    public double Normal(Purpose purpose, ulong entity, long counter)
    {
        var block = Block(purpose, entity, counter);
        var radius = Math.Sqrt(-2 * Elementary.Log(ToUnit(((ulong)block.X1 << 32) | block.X0)));
        return radius * Elementary.CosTwoPi(ToUnit(((ulong)block.X3 << 32) | block.X2));
    }

    /// <summary>The draws of one replicate of a scenario: a seed of their own.</summary>
    public Draws Replicate(int number) => new(Bits(Purpose.Replicate, 0, number));

    /// <summary>
    /// The entity of the arc from the node with key <paramref name="sourceKey"/> to the one with <paramref name="targetKey"/>.
    /// </summary>
    public static ulong ArcEntity(int sourceKey, int targetKey) => ((ulong)(uint)sourceKey << 32) | (uint)targetKey;

    // 53 bits fit a double exactly, so lanes give the bits of the scalar form.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToUnit(Vector256<ulong> bits) => Vector256.Min(
        (Vector256.ConvertToDouble(Vector256.ShiftRightLogical(bits, 11).AsInt64()) + Vector256.Create(0.5)) * Unit,
        Vector256.Create(BelowOne));

    private static double ToUnit(ulong bits) => Math.Min(((bits >> 11) + 0.5) * Unit, BelowOne);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (uint X0, uint X1, uint X2, uint X3) Block(Purpose purpose, ulong entity, long counter) => Philox.Block(
        (uint)counter,
        ((uint)purpose << 16) | (ushort)(counter >> 32),
        (uint)entity,
        (uint)(entity >> 32),
        (uint)Seed,
        (uint)(Seed >> 32));
}
