using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Contests;

/// <summary>
/// The floating-point operations of <see cref="RuleUpdate"/> alone: as many products of a 16 × 16 matrix with a vector, as many slopes and
/// as many sums as its formulas have with every term computed once, on numbers that stay in the fastest cache, in a loop without a branch.
/// </summary>
internal sealed class EnergyOperations
{
    private const int Size = RuleUpdate.Size;
    private const int Lanes = 4;

    /// <summary>Q h, V m, R h, Vᵀt at the old and at the new state, Qᵀδ and Rᵀt once; P h_j and Pᵀδ_ij once per neighbour.</summary>
    private const int Products = (2 * 4) + 2 + (2 * RuleUpdate.Degree);

    /// <summary>Per neighbour and for the units, at the old and at the new state.</summary>
    private const int Slopes = 2 * (RuleUpdate.Degree + 1);

    private readonly double[] _matrices = [.. Enumerable.Range(0, Products * Size * Size).Select(k => 1e-3 * (k % 17))];
    private readonly double[] _vectors = [.. Enumerable.Range(0, Products * Size).Select(k => 1e-2 * (k % 13))];
    private readonly double[] _results = new double[Products * Size];

    /// <summary>Floating-point operations of one update.</summary>
    public static int Count => (Products * 2 * Size * Size) + (Slopes * 10 * Size);

    /// <summary>The operations of so many updates.</summary>
    /// <returns>A number that depends on them.</returns>
    public double Run(int updates)
    {
        for (var k = 0; k < updates; k++)
        {
            for (var product = 0; product < Products; product++)
            {
                Multiply(product);
            }

            for (var slope = 0; slope < Slopes; slope++)
            {
                Slope(slope);
            }
        }

        return _results[^1];
    }

    /// <summary>Sixteen columns in four registers, one row at a time.</summary>
    private void Multiply(int product)
    {
        ref var matrix = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_matrices), product * Size * Size);
        ref var vector = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_vectors), product * Size);
        ref var result = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_results), product * Size);
        var (s0, s1, s2, s3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var row = 0; row < Size; row++)
        {
            var factor = Vector256.Create(Unsafe.Add(ref vector, row));
            s0 += factor * Vector256.LoadUnsafe(ref matrix, (nuint)(row * Size));
            s1 += factor * Vector256.LoadUnsafe(ref matrix, (nuint)((row * Size) + Lanes));
            s2 += factor * Vector256.LoadUnsafe(ref matrix, (nuint)((row * Size) + (2 * Lanes)));
            s3 += factor * Vector256.LoadUnsafe(ref matrix, (nuint)((row * Size) + (3 * Lanes)));
        }

        s0.StoreUnsafe(ref result);
        s1.StoreUnsafe(ref result, Lanes);
        s2.StoreUnsafe(ref result, 2 * Lanes);
        s3.StoreUnsafe(ref result, 3 * Lanes);
    }

    /// <summary>Value and slope of a smooth activation, weighted and summed.</summary>
    private void Slope(int slope)
    {
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_vectors), slope * Size);
        ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_results), slope * Size);
        var half = Vector256.Create(0.5);
        for (nuint i = 0; i < Size; i += Lanes)
        {
            var z = Vector256.LoadUnsafe(ref from, i);
            var root = Vector256.Sqrt((z * z) + Vector256.Create(4.0));
            var sum = Vector256.LoadUnsafe(ref to, i) + (half * ((half * z) + (half * root)));
            (sum + (half * (half + (half * (z / root))))).StoreUnsafe(ref to, i);
        }
    }
}
