using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <content>Products with a transposed matrix, of which columns lie side by side.</content>
public static partial class Dense
{
    /// <summary>y ← y + Aᵀ x; every component sums over the rows of A in their order, starting from y.</summary>
    /// <param name="a">A, (length of x) × (length of y).</param>
    /// <param name="x">x.</param>
    /// <param name="y">y.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static void MatVecTransposed(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y) =>
        MatVecTransposed<MachineWidth>(a, x, y);

    /// <summary>The same with vectors of one width.</summary>
    internal static void MatVecTransposed<TWidth>(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
        where TWidth : struct, IVectorWidth
    {
        ThrowUnless(a.Length == x.Length * y.Length, "a matrix of (length of x) × (length of y)");
        ref var matrix = ref MemoryMarshal.GetReference(a);
        ref var target = ref MemoryMarshal.GetReference(y);
        var (at, width) = (0, y.Length);

        // Several blocks of columns at once hide the latency of the additions; every component is still summed in its own order.
        for (; TWidth.IsWide && at + (4 * WideLanes) <= width; at += 4 * WideLanes)
        {
            AddFourWideBlocks(ref Unsafe.Add(ref matrix, at), (nuint)width, x, ref Unsafe.Add(ref target, at));
        }

        for (; TWidth.IsWide && at + (2 * WideLanes) <= width; at += 2 * WideLanes)
        {
            AddTwoWideBlocks(ref Unsafe.Add(ref matrix, at), (nuint)width, x, ref Unsafe.Add(ref target, at));
        }

        for (; !TWidth.IsWide && at + (4 * Lanes) <= width; at += 4 * Lanes)
        {
            AddFourBlocks(ref Unsafe.Add(ref matrix, at), (nuint)width, x, ref Unsafe.Add(ref target, at));
        }

        for (; at + Lanes <= width; at += Lanes)
        {
            AddBlock(ref Unsafe.Add(ref matrix, at), (nuint)width, x, ref Unsafe.Add(ref target, at));
        }

        for (; at < width; at++)
        {
            var sum = y[at];
            for (var row = 0; row < x.Length; row++)
            {
                sum += x[row] * a[(row * width) + at];
            }

            y[at] = sum;
        }
    }

    private static void AddBlock(ref double matrix, nuint width, ReadOnlySpan<double> x, ref double target)
    {
        var sum = Vector256.LoadUnsafe(ref target);
        var element = (nuint)0;
        foreach (var factor in x)
        {
            sum += Vector256.Create(factor) * Vector256.LoadUnsafe(ref matrix, element);
            element += width;
        }

        sum.StoreUnsafe(ref target);
    }

    private static void AddFourBlocks(ref double matrix, nuint width, ReadOnlySpan<double> x, ref double target)
    {
        var s0 = Vector256.LoadUnsafe(ref target);
        var s1 = Vector256.LoadUnsafe(ref target, Lanes);
        var s2 = Vector256.LoadUnsafe(ref target, 2 * Lanes);
        var s3 = Vector256.LoadUnsafe(ref target, 3 * Lanes);
        var element = (nuint)0;
        foreach (var value in x)
        {
            var factor = Vector256.Create(value);
            s0 += factor * Vector256.LoadUnsafe(ref matrix, element);
            s1 += factor * Vector256.LoadUnsafe(ref matrix, element + Lanes);
            s2 += factor * Vector256.LoadUnsafe(ref matrix, element + (2 * Lanes));
            s3 += factor * Vector256.LoadUnsafe(ref matrix, element + (3 * Lanes));
            element += width;
        }

        s0.StoreUnsafe(ref target);
        s1.StoreUnsafe(ref target, Lanes);
        s2.StoreUnsafe(ref target, 2 * Lanes);
        s3.StoreUnsafe(ref target, 3 * Lanes);
    }

    private static void AddTwoWideBlocks(ref double matrix, nuint width, ReadOnlySpan<double> x, ref double target)
    {
        var s0 = Vector512.LoadUnsafe(ref target);
        var s1 = Vector512.LoadUnsafe(ref target, WideLanes);
        var element = (nuint)0;
        foreach (var value in x)
        {
            var factor = Vector512.Create(value);
            s0 += factor * Vector512.LoadUnsafe(ref matrix, element);
            s1 += factor * Vector512.LoadUnsafe(ref matrix, element + WideLanes);
            element += width;
        }

        s0.StoreUnsafe(ref target);
        s1.StoreUnsafe(ref target, WideLanes);
    }

    private static void AddFourWideBlocks(ref double matrix, nuint width, ReadOnlySpan<double> x, ref double target)
    {
        var s0 = Vector512.LoadUnsafe(ref target);
        var s1 = Vector512.LoadUnsafe(ref target, WideLanes);
        var s2 = Vector512.LoadUnsafe(ref target, 2 * WideLanes);
        var s3 = Vector512.LoadUnsafe(ref target, 3 * WideLanes);
        var element = (nuint)0;
        foreach (var value in x)
        {
            var factor = Vector512.Create(value);
            s0 += factor * Vector512.LoadUnsafe(ref matrix, element);
            s1 += factor * Vector512.LoadUnsafe(ref matrix, element + WideLanes);
            s2 += factor * Vector512.LoadUnsafe(ref matrix, element + (2 * WideLanes));
            s3 += factor * Vector512.LoadUnsafe(ref matrix, element + (3 * WideLanes));
            element += width;
        }

        s0.StoreUnsafe(ref target);
        s1.StoreUnsafe(ref target, WideLanes);
        s2.StoreUnsafe(ref target, 2 * WideLanes);
        s3.StoreUnsafe(ref target, 3 * WideLanes);
    }
}
