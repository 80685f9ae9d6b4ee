using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>
/// C ← C + AᵀB for thin A and B, tile by tile in registers. Every entry is summed over the rows of A and B in their order, starting from C,
/// each product fused with its addition (rounded once): the same bits however the tiles fall, however wide they are, and where a machine
/// has no such instruction. A, B and C may be parts of larger row-major matrices, so each has a stride.
/// </summary>
internal static class Tiles
{
    private const int Lanes = 4;
    private const int WideLanes = 8;

    /// <summary>C ← C + AᵀB.</summary>
    /// <param name="c">C, <paramref name="rows"/> × <paramref name="columns"/>.</param>
    /// <param name="stride">Distance of the rows of C.</param>
    /// <param name="a">A, rank × rows.</param>
    /// <param name="aStride">Distance of the rows of A.</param>
    /// <param name="b">B, rank × columns.</param>
    /// <param name="bStride">Distance of the rows of B.</param>
    /// <param name="rank">Number of rows of A and B.</param>
    /// <param name="rows">Number of rows of C.</param>
    /// <param name="columns">Number of columns of C.</param>
    internal static void Add(
        Span<double> c, int stride, ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, int rank, int rows,
        int columns) => Add<MachineWidth>(c, stride, a, aStride, b, bStride, rank, rows, columns);

    /// <summary>The same in tiles of one width.</summary>
    internal static void Add<TWidth>(
        Span<double> c, int stride, ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, int rank, int rows,
        int columns)
        where TWidth : struct, IVectorWidth
    {
        if (rank == 0 || rows == 0 || columns == 0)
        {
            return;
        }

        Check(c, stride, rows, columns);
        Check(a, aStride, rank, rows);
        Check(b, bStride, rank, columns);
        ref var target = ref MemoryMarshal.GetReference(c);
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        var row = 0;
        if (TWidth.IsWide)
        {
            for (; row <= rows - WideLanes; row += WideLanes)
            {
                AddEightRows<TWidth>(
                    ref Unsafe.Add(ref target, row * stride), stride, ref Unsafe.Add(ref left, row), aStride, ref right, bStride, rank,
                    columns);
            }
        }

        for (; row <= rows - Lanes; row += Lanes)
        {
            AddFourRows<TWidth>(
                ref Unsafe.Add(ref target, row * stride), stride, ref Unsafe.Add(ref left, row), aStride, ref right, bStride, rank,
                columns);
        }

        for (; row < rows; row++)
        {
            AddRow(ref Unsafe.Add(ref target, row * stride), ref Unsafe.Add(ref left, row), aStride, ref right, bStride, rank, columns);
        }
    }

    /// <summary>C ← C + AᵀB for a square C of which only the lower half is stored.</summary>
    internal static void AddLower(
        Span<double> c, int stride, ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, int rank, int size) =>
        AddLower<MachineWidth>(c, stride, a, aStride, b, bStride, rank, size);

    /// <summary>The same in tiles of one width: of eight rows where they have 512 bits, else of four.</summary>
    internal static void AddLower<TWidth>(
        Span<double> c, int stride, ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, int rank, int size)
        where TWidth : struct, IVectorWidth
    {
        var height = TWidth.IsWide ? WideLanes : Lanes;
        for (var first = 0; first < size && rank > 0; first += height)
        {
            var rows = Math.Min(height, size - first);
            var target = c[(first * stride)..];
            Add<TWidth>(target, stride, a[first..], aStride, b, bStride, rank, rows, first);
            AddDiagonal<TWidth>(target[first..], stride, a[first..], aStride, b[first..], bStride, rank, rows);
        }
    }

    /// <summary>
    /// One tile on the diagonal: the upper half is computed and dropped. In memory it belongs to other rows, to none of this tile's own
    /// where those lie further apart than the tile is wide.
    /// </summary>
    private static void AddDiagonal<TWidth>(
        Span<double> c, int stride, ReadOnlySpan<double> a, int aStride, ReadOnlySpan<double> b, int bStride, int rank, int size)
        where TWidth : struct, IVectorWidth
    {
        if (TWidth.IsWide && size == WideLanes && stride >= WideLanes
            && c.Length >= ((WideLanes - 1) * stride) + WideLanes)
        {
            Check(a, aStride, rank, size);
            Check(b, bStride, rank, size);
            AddWideDiagonal(
                ref MemoryMarshal.GetReference(c), stride, ref MemoryMarshal.GetReference(a), aStride, ref MemoryMarshal.GetReference(b),
                bStride, rank);
            return;
        }

        Span<double> tile = stackalloc double[WideLanes * WideLanes];
        for (var row = 0; row < size; row++)
        {
            c.Slice(row * stride, row + 1).CopyTo(tile[(row * WideLanes)..]);
        }

        Add<TWidth>(tile, WideLanes, a, aStride, b, bStride, rank, size, size);
        for (var row = 0; row < size; row++)
        {
            tile.Slice(row * WideLanes, row + 1).CopyTo(c[(row * stride)..]);
        }
    }

    private static void AddWideDiagonal(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        Span<double> tile = stackalloc double[WideLanes * WideLanes];
        ref var sums = ref MemoryMarshal.GetReference(tile);
        for (var row = 0; row < WideLanes; row++)
        {
            Vector512.LoadUnsafe(ref target, (nuint)(row * stride)).StoreUnsafe(ref sums, (nuint)(row * WideLanes));
        }

        AddEightByEight(ref sums, WideLanes, ref left, leftStride, ref right, rightStride, rank);
        var columns = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        for (var row = 0; row < WideLanes; row++)
        {
            ref var at = ref Unsafe.Add(ref target, row * stride);
            var isLower = Vector512.LessThanOrEqual(columns, Vector512.Create((double)row));
            Vector512.ConditionalSelect(isLower, Vector512.LoadUnsafe(ref sums, (nuint)(row * WideLanes)), Vector512.LoadUnsafe(ref at))
                .StoreUnsafe(ref at);
        }
    }

    private static void AddEightRows<TWidth>(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank, int columns)
        where TWidth : struct, IVectorWidth
    {
        var column = 0;
        for (; column <= columns - WideLanes; column += WideLanes)
        {
            AddEightByEight(
                ref Unsafe.Add(ref target, column), stride, ref left, leftStride, ref Unsafe.Add(ref right, column), rightStride, rank);
        }

        if (column < columns)
        {
            target = ref Unsafe.Add(ref target, column);
            right = ref Unsafe.Add(ref right, column);
            AddFourRows<TWidth>(ref target, stride, ref left, leftStride, ref right, rightStride, rank, columns - column);
            target = ref Unsafe.Add(ref target, Lanes * stride);
            left = ref Unsafe.Add(ref left, Lanes);
            AddFourRows<TWidth>(ref target, stride, ref left, leftStride, ref right, rightStride, rank, columns - column);
        }
    }

    private static void AddEightByEight(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        ref var t4 = ref Unsafe.Add(ref target, 4 * stride);
        var (c0, c1) = (Vector512.LoadUnsafe(ref target), Vector512.LoadUnsafe(ref target, (nuint)stride));
        var (c2, c3) = (Vector512.LoadUnsafe(ref target, (nuint)(2 * stride)), Vector512.LoadUnsafe(ref target, (nuint)(3 * stride)));
        var (c4, c5) = (Vector512.LoadUnsafe(ref t4), Vector512.LoadUnsafe(ref t4, (nuint)stride));
        var (c6, c7) = (Vector512.LoadUnsafe(ref t4, (nuint)(2 * stride)), Vector512.LoadUnsafe(ref t4, (nuint)(3 * stride)));
        for (var i = 0; i < rank; i++)
        {
            var b = Vector512.LoadUnsafe(ref right);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(left), b, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 1)), b, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 2)), b, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 3)), b, c3);
            c4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 4)), b, c4);
            c5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 5)), b, c5);
            c6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 6)), b, c6);
            c7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 7)), b, c7);
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }

        c0.StoreUnsafe(ref target);
        c1.StoreUnsafe(ref target, (nuint)stride);
        c2.StoreUnsafe(ref target, (nuint)(2 * stride));
        c3.StoreUnsafe(ref target, (nuint)(3 * stride));
        c4.StoreUnsafe(ref t4);
        c5.StoreUnsafe(ref t4, (nuint)stride);
        c6.StoreUnsafe(ref t4, (nuint)(2 * stride));
        c7.StoreUnsafe(ref t4, (nuint)(3 * stride));
    }

    private static void AddFourRows<TWidth>(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank, int columns)
        where TWidth : struct, IVectorWidth
    {
        var column = 0;
        if (TWidth.IsWide)
        {
            for (; column <= columns - WideLanes; column += WideLanes)
            {
                AddFourByEight(
                    ref Unsafe.Add(ref target, column), stride, ref left, leftStride, ref Unsafe.Add(ref right, column), rightStride, rank);
            }
        }

        for (; column <= columns - (2 * Lanes); column += 2 * Lanes)
        {
            AddWideTile(
                ref Unsafe.Add(ref target, column), stride, ref left, leftStride, ref Unsafe.Add(ref right, column), rightStride, rank);
        }

        if (column <= columns - Lanes)
        {
            AddTile(ref Unsafe.Add(ref target, column), stride, ref left, leftStride, ref Unsafe.Add(ref right, column), rightStride, rank);
            column += Lanes;
        }

        for (; column < columns; column++)
        {
            AddColumn(
                ref Unsafe.Add(ref target, column), stride, ref left, leftStride, ref Unsafe.Add(ref right, column), rightStride, rank);
        }
    }

    private static void AddFourByEight(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        var (c0, c1) = (Vector512.LoadUnsafe(ref target), Vector512.LoadUnsafe(ref target, (nuint)stride));
        var (c2, c3) = (Vector512.LoadUnsafe(ref target, (nuint)(2 * stride)), Vector512.LoadUnsafe(ref target, (nuint)(3 * stride)));
        for (var i = 0; i < rank; i++)
        {
            var b = Vector512.LoadUnsafe(ref right);
            c0 = Vector512.FusedMultiplyAdd(Vector512.Create(left), b, c0);
            c1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 1)), b, c1);
            c2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 2)), b, c2);
            c3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 3)), b, c3);
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }

        c0.StoreUnsafe(ref target);
        c1.StoreUnsafe(ref target, (nuint)stride);
        c2.StoreUnsafe(ref target, (nuint)(2 * stride));
        c3.StoreUnsafe(ref target, (nuint)(3 * stride));
    }

    private static void AddWideTile(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        ref var t1 = ref Unsafe.Add(ref target, stride);
        ref var t2 = ref Unsafe.Add(ref t1, stride);
        ref var t3 = ref Unsafe.Add(ref t2, stride);
        var (c00, c01) = (Vector256.LoadUnsafe(ref target), Vector256.LoadUnsafe(ref target, Lanes));
        var (c10, c11) = (Vector256.LoadUnsafe(ref t1), Vector256.LoadUnsafe(ref t1, Lanes));
        var (c20, c21) = (Vector256.LoadUnsafe(ref t2), Vector256.LoadUnsafe(ref t2, Lanes));
        var (c30, c31) = (Vector256.LoadUnsafe(ref t3), Vector256.LoadUnsafe(ref t3, Lanes));
        for (var i = 0; i < rank; i++)
        {
            var (b0, b1) = (Vector256.LoadUnsafe(ref right), Vector256.LoadUnsafe(ref right, Lanes));
            var a = Vector256.Create(left);
            (c00, c01) = (Vector256.FusedMultiplyAdd(a, b0, c00), Vector256.FusedMultiplyAdd(a, b1, c01));
            a = Vector256.Create(Unsafe.Add(ref left, 1));
            (c10, c11) = (Vector256.FusedMultiplyAdd(a, b0, c10), Vector256.FusedMultiplyAdd(a, b1, c11));
            a = Vector256.Create(Unsafe.Add(ref left, 2));
            (c20, c21) = (Vector256.FusedMultiplyAdd(a, b0, c20), Vector256.FusedMultiplyAdd(a, b1, c21));
            a = Vector256.Create(Unsafe.Add(ref left, 3));
            (c30, c31) = (Vector256.FusedMultiplyAdd(a, b0, c30), Vector256.FusedMultiplyAdd(a, b1, c31));
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }

        c00.StoreUnsafe(ref target);
        c01.StoreUnsafe(ref target, Lanes);
        c10.StoreUnsafe(ref t1);
        c11.StoreUnsafe(ref t1, Lanes);
        c20.StoreUnsafe(ref t2);
        c21.StoreUnsafe(ref t2, Lanes);
        c30.StoreUnsafe(ref t3);
        c31.StoreUnsafe(ref t3, Lanes);
    }

    private static void AddTile(ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        ref var t1 = ref Unsafe.Add(ref target, stride);
        ref var t2 = ref Unsafe.Add(ref t1, stride);
        ref var t3 = ref Unsafe.Add(ref t2, stride);
        var (c0, c1) = (Vector256.LoadUnsafe(ref target), Vector256.LoadUnsafe(ref t1));
        var (c2, c3) = (Vector256.LoadUnsafe(ref t2), Vector256.LoadUnsafe(ref t3));
        for (var i = 0; i < rank; i++)
        {
            var b = Vector256.LoadUnsafe(ref right);
            c0 = Vector256.FusedMultiplyAdd(Vector256.Create(left), b, c0);
            c1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 1)), b, c1);
            c2 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 2)), b, c2);
            c3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, 3)), b, c3);
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }

        c0.StoreUnsafe(ref target);
        c1.StoreUnsafe(ref t1);
        c2.StoreUnsafe(ref t2);
        c3.StoreUnsafe(ref t3);
    }

    private static void AddColumn(
        ref double target, int stride, ref double left, int leftStride, ref double right, int rightStride, int rank)
    {
        ref var t1 = ref Unsafe.Add(ref target, stride);
        ref var t2 = ref Unsafe.Add(ref t1, stride);
        ref var t3 = ref Unsafe.Add(ref t2, stride);
        var sum = Vector256.Create(target, t1, t2, t3);
        for (var i = 0; i < rank; i++)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref left), Vector256.Create(right), sum);
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }

        (target, t1, t2, t3) = (sum[0], sum[1], sum[2], sum[3]);
    }

    private static void AddRow(ref double target, ref double left, int leftStride, ref double right, int rightStride, int rank, int columns)
    {
        var column = 0;
        for (; column <= columns - Lanes; column += Lanes)
        {
            ref var at = ref Unsafe.Add(ref target, column);
            var sum = Vector256.LoadUnsafe(ref at);
            for (var i = 0; i < rank; i++)
            {
                var b = Vector256.LoadUnsafe(ref Unsafe.Add(ref right, (i * rightStride) + column));
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref left, i * leftStride)), b, sum);
            }

            sum.StoreUnsafe(ref at);
        }

        for (; column < columns; column++)
        {
            var sum = Unsafe.Add(ref target, column);
            for (var i = 0; i < rank; i++)
            {
                sum = Math.FusedMultiplyAdd(
                    Unsafe.Add(ref left, i * leftStride), Unsafe.Add(ref right, (i * rightStride) + column), sum);
            }

            Unsafe.Add(ref target, column) = sum;
        }
    }

    private static void Check(ReadOnlySpan<double> matrix, int stride, int rows, int columns)
    {
        if (((rows - 1) * stride) + columns > matrix.Length)
        {
            throw new ArgumentException($"expected {rows} × {columns} numbers at distance {stride}, found {matrix.Length}");
        }
    }
}
