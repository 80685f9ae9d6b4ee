using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>
/// Small dense kernels. The order of every summation is fixed, multiplications and additions stay separate, and the software fallback of
/// the vectors does the same operations: the same bits on every machine. Matrices are row-major.
/// </summary>
public static partial class Dense
{
    private const int Lanes = 4;
    private const int WideLanes = 8;

    /// <summary>Σ_i a_i b_i in four lanes, which are added as (l0 + l1) + (l2 + l3), then the rest one by one.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ThrowUnless(a.Length == b.Length, "vectors of one length");
        ref var left = ref MemoryMarshal.GetReference(a);
        ref var right = ref MemoryMarshal.GetReference(b);
        var i = 0;
        var sum = 0.0;
        if (a.Length >= Lanes)
        {
            var lanes = Vector256<double>.Zero;
            for (; i <= a.Length - Lanes; i += Lanes)
            {
                lanes += Vector256.LoadUnsafe(ref left, (nuint)i) * Vector256.LoadUnsafe(ref right, (nuint)i);
            }

            sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>y ← y + s·x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void AddScaled(double s, ReadOnlySpan<double> x, Span<double> y) => AddScaled<MachineWidth>(s, x, y);

    /// <summary>The same with vectors of one width.</summary>
    internal static void AddScaled<TWidth>(double s, ReadOnlySpan<double> x, Span<double> y)
        where TWidth : struct, IVectorWidth
    {
        ThrowUnless(x.Length == y.Length, "vectors of one length");
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        if (TWidth.IsWide)
        {
            var wide = Vector512.Create(s);
            for (; i <= x.Length - WideLanes; i += WideLanes)
            {
                var sum = Vector512.LoadUnsafe(ref target, (nuint)i) + (wide * Vector512.LoadUnsafe(ref source, (nuint)i));
                sum.StoreUnsafe(ref target, (nuint)i);
            }
        }

        var factor = Vector256.Create(s);
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            var sum = Vector256.LoadUnsafe(ref target, (nuint)i) + (factor * Vector256.LoadUnsafe(ref source, (nuint)i));
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < x.Length; i++)
        {
            y[i] += s * x[i];
        }
    }

    /// <summary>y ← s·x; x and y may be the same.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal static void Multiply(double s, ReadOnlySpan<double> x, Span<double> y) => Multiply<MachineWidth>(s, x, y);

    /// <summary>The same with vectors of one width.</summary>
    internal static void Multiply<TWidth>(double s, ReadOnlySpan<double> x, Span<double> y)
        where TWidth : struct, IVectorWidth
    {
        ThrowUnless(x.Length == y.Length, "vectors of one length");
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        if (TWidth.IsWide)
        {
            var wide = Vector512.Create(s);
            for (; i <= x.Length - WideLanes; i += WideLanes)
            {
                (wide * Vector512.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
            }
        }

        var factor = Vector256.Create(s);
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            (factor * Vector256.LoadUnsafe(ref source, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < x.Length; i++)
        {
            y[i] = s * x[i];
        }
    }

    /// <summary>y ← y + a∘x, component by component.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal static void AddProducts(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        ThrowUnless(a.Length == x.Length && x.Length == y.Length, "vectors of one length");
        ref var factor = ref MemoryMarshal.GetReference(a);
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(y);
        var i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            var product = Vector256.LoadUnsafe(ref factor, (nuint)i) * Vector256.LoadUnsafe(ref source, (nuint)i);
            (Vector256.LoadUnsafe(ref target, (nuint)i) + product).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < x.Length; i++)
        {
            y[i] += a[i] * x[i];
        }
    }

    /// <summary>y ← y + A x, one <see cref="Dot"/> per row.</summary>
    /// <param name="a">A, (length of y) × (length of x).</param>
    /// <param name="x">x.</param>
    /// <param name="y">y.</param>
    /// <exception cref="ArgumentException">The sizes do not fit.</exception>
    public static void MatVec(ReadOnlySpan<double> a, ReadOnlySpan<double> x, Span<double> y)
    {
        ThrowUnless(a.Length == x.Length * y.Length, "a matrix of (length of y) × (length of x)");
        for (var row = 0; row < y.Length; row++)
        {
            y[row] += Dot(a.Slice(row * x.Length, x.Length), x);
        }
    }

    /// <summary>The Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>The largest absolute value; 0 of an empty vector, not a number where any component is none.</summary>
    public static double MaxNorm(ReadOnlySpan<double> x)
    {
        var (norm, i) = (0.0, 0);
        if (x.Length >= Lanes)
        {
            // The largest of several is the same in any order, and what is not a number stays.
            ref var first = ref MemoryMarshal.GetReference(x);
            var lanes = Vector256<double>.Zero;
            for (; i <= x.Length - Lanes; i += Lanes)
            {
                lanes = Vector256.Max(lanes, Vector256.Abs(Vector256.LoadUnsafe(ref first, (nuint)i)));
            }

            norm = Largest(lanes);
        }

        for (; i < x.Length; i++)
        {
            norm = Math.Max(norm, Math.Abs(x[i]));
        }

        return norm;
    }

    /// <summary>‖a − b‖∞; not a number where any component is none.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    internal static double MaxDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ThrowUnless(a.Length == b.Length, "vectors of one length");
        var (distance, i) = (0.0, 0);
        if (a.Length >= Lanes)
        {
            ref var left = ref MemoryMarshal.GetReference(a);
            ref var right = ref MemoryMarshal.GetReference(b);
            var lanes = Vector256<double>.Zero;
            for (; i <= a.Length - Lanes; i += Lanes)
            {
                var difference = Vector256.LoadUnsafe(ref left, (nuint)i) - Vector256.LoadUnsafe(ref right, (nuint)i);
                lanes = Vector256.Max(lanes, Vector256.Abs(difference));
            }

            distance = Largest(lanes);
        }

        for (; i < a.Length; i++)
        {
            distance = Math.Max(distance, Math.Abs(a[i] - b[i]));
        }

        return distance;
    }

    /// <summary>Aᵀ as a new array.</summary>
    /// <param name="a">A, rows × columns.</param>
    /// <param name="rows">Number of rows of A.</param>
    /// <param name="columns">Number of columns of A.</param>
    public static double[] Transpose(ReadOnlySpan<double> a, int rows, int columns)
    {
        ThrowUnless(a.Length == rows * columns, "a matrix of rows × columns");
        var transposed = new double[a.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                transposed[(column * rows) + row] = a[(row * columns) + column];
            }
        }

        return transposed;
    }

    private static double Largest(Vector256<double> lanes) =>
        Math.Max(Math.Max(lanes[0], lanes[1]), Math.Max(lanes[2], lanes[3]));

    private static void ThrowUnless(bool fits, string expected)
    {
        if (!fits)
        {
            throw new ArgumentException($"expected {expected}");
        }
    }
}
