using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Models;

/// <summary>
/// Squareplus (z + √(z² + 4))/2 and pseudo-Huber √(z² + 4)/2 in one formula (2s·z + √(z² + 4))/2 with s = ½ and s = 0: no branch, and no
/// function beyond the square root, which is exact to the last bit everywhere.
/// </summary>
internal static class SmoothActivations
{
    private const int Lanes = 4;

    internal static double Value(double z, double slope = 0.5) => (slope * z) + (0.5 * Math.Sqrt((z * z) + 4));

    internal static double Slope(double z, double slope = 0.5) => slope + (0.5 * (z / Math.Sqrt((z * z) + 4)));

    internal static double Curvature(double z)
    {
        var square = (z * z) + 4;
        return 2 / (square * Math.Sqrt(square));
    }

    /// <summary>sp′ where sp = <paramref name="value"/> &gt; 0: sp(z)·sp(−z) = 1, so that z = sp − 1/sp.</summary>
    internal static double SlopeOf(double value) => value * value / ((value * value) + 1);

    /// <summary>sum ← sum + gate·act(z) and change ← change + gate·act′(z)·along, channel by channel.</summary>
    internal static void AddMessageAndChange(
        ReadOnlySpan<double> z, ReadOnlySpan<double> gate, ReadOnlySpan<double> slope, ReadOnlySpan<double> along, Span<double> sum,
        Span<double> change)
    {
        var half = Vector256.Create(0.5);
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var (at, o, s) = (Load(z, i), Load(gate, i), Load(slope, i));
            var root = Vector256.Sqrt((at * at) + Vector256.Create(4.0));
            Store(Load(sum, i) + (o * ((s * at) + (half * root))), sum, i);
            Store(Load(change, i) + (o * (s + (half * (at / root))) * Load(along, i)), change, i);
        }

        for (; i < z.Length; i++)
        {
            sum[i] += gate[i] * Value(z[i], slope[i]);
            change[i] += gate[i] * Slope(z[i], slope[i]) * along[i];
        }
    }

    /// <summary>
    /// From the derivatives by m = Σ gate·act(z) and ṁ = Σ gate·act′(z)·ż to those by z and ż, in their place, and by what the gate is the
    /// squareplus of.
    /// </summary>
    internal static void Back(
        ReadOnlySpan<double> gate, ReadOnlySpan<double> slope, ReadOnlySpan<double> byMessage, ReadOnlySpan<double> byChange,
        Span<double> z, Span<double> along, Span<double> byGate)
    {
        var (half, two, four) = (Vector256.Create(0.5), Vector256.Create(2.0), Vector256.Create(4.0));
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var (at, o, s, change) = (Load(z, i), Load(gate, i), Load(slope, i), Load(along, i));
            var (m, c) = (Load(byMessage, i), Load(byChange, i));
            var square = (at * at) + four;
            var root = Vector256.Sqrt(square);
            var (value, first, second) = ((s * at) + (half * root), s + (half * (at / root)), two / (square * root));
            Store(o * ((m * first) + (c * second * change)), z, i);
            Store(o * first * c, along, i);
            Store(((m * value) + (c * first * change)) * (o * o / ((o * o) + Vector256<double>.One)), byGate, i);
        }

        for (; i < z.Length; i++)
        {
            var (value, first, second) = (Value(z[i], slope[i]), Slope(z[i], slope[i]), Curvature(z[i]));
            byGate[i] = ((byMessage[i] * value) + (byChange[i] * first * along[i])) * SlopeOf(gate[i]);
            z[i] = gate[i] * ((byMessage[i] * first) + (byChange[i] * second * along[i]));
            along[i] = gate[i] * first * byChange[i];
        }
    }

    /// <summary>sum ← sum + gate·act(z) and slopes ← slopes + gate·act′(z), channel by channel.</summary>
    internal static void AddMessage(
        ReadOnlySpan<double> z, ReadOnlySpan<double> gate, ReadOnlySpan<double> slope, Span<double> sum, Span<double> slopes)
    {
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var (at, o, s) = (Load(z, i), Load(gate, i), Load(slope, i));
            var root = Vector256.Sqrt((at * at) + Vector256.Create(4.0));
            (Load(sum, i) + (o * ((s * at) + (Vector256.Create(0.5) * root)))).CopyTo(sum[i..]);
            (Load(slopes, i) + (o * (s + (Vector256.Create(0.5) * (at / root))))).CopyTo(slopes[i..]);
        }

        for (; i < z.Length; i++)
        {
            sum[i] += gate[i] * Value(z[i], slope[i]);
            slopes[i] += gate[i] * Slope(z[i], slope[i]);
        }
    }

    /// <summary>sum ← sum + gate·act(z), and z ← gate·act′(z), channel by channel.</summary>
    internal static void AddMessageAndDifferentiate(
        Span<double> z, ReadOnlySpan<double> gate, ReadOnlySpan<double> slope, Span<double> sum)
    {
        var half = Vector256.Create(0.5);
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var (at, o, s) = (Load(z, i), Load(gate, i), Load(slope, i));
            var root = Vector256.Sqrt((at * at) + Vector256.Create(4.0));
            Store(Load(sum, i) + (o * ((s * at) + (half * root))), sum, i);
            Store(o * (s + (half * (at / root))), z, i);
        }

        for (; i < z.Length; i++)
        {
            sum[i] += gate[i] * Value(z[i], slope[i]);
            z[i] = gate[i] * Slope(z[i], slope[i]);
        }
    }

    /// <summary>result ← a + b, channel by channel.</summary>
    internal static void Add(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        var i = 0;
        for (; i <= result.Length - Lanes; i += Lanes)
        {
            Store(Load(a, i) + Load(b, i), result, i);
        }

        for (; i < result.Length; i++)
        {
            result[i] = a[i] + b[i];
        }
    }

    /// <summary>result ← a·b, channel by channel.</summary>
    internal static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        var i = 0;
        for (; i <= result.Length - Lanes; i += Lanes)
        {
            Store(Load(a, i) * Load(b, i), result, i);
        }

        for (; i < result.Length; i++)
        {
            result[i] = a[i] * b[i];
        }
    }

    /// <summary>z ← sp(z), component by component.</summary>
    internal static void Values(Span<double> z)
    {
        var half = Vector256.Create(0.5);
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var at = Load(z, i);
            ((half * at) + (half * Vector256.Sqrt((at * at) + Vector256.Create(4.0)))).CopyTo(z[i..]);
        }

        for (; i < z.Length; i++)
        {
            z[i] = Value(z[i]);
        }
    }

    /// <summary>result ← gate·act″(z), channel by channel; the same for both activations.</summary>
    internal static void Curvatures(ReadOnlySpan<double> z, ReadOnlySpan<double> gate, Span<double> result)
    {
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var at = Load(z, i);
            var square = (at * at) + Vector256.Create(4.0);
            (Load(gate, i) * (Vector256.Create(2.0) / (square * Vector256.Sqrt(square)))).CopyTo(result[i..]);
        }

        for (; i < z.Length; i++)
        {
            result[i] = gate[i] * Curvature(z[i]);
        }
    }

    /// <summary>z ← weight·sp′(z), unit by unit.</summary>
    internal static void Slopes(Span<double> z, ReadOnlySpan<double> weight)
    {
        var half = Vector256.Create(0.5);
        var i = 0;
        for (; i <= z.Length - Lanes; i += Lanes)
        {
            var at = Load(z, i);
            (Load(weight, i) * (half + (half * (at / Vector256.Sqrt((at * at) + Vector256.Create(4.0)))))).CopyTo(z[i..]);
        }

        for (; i < z.Length; i++)
        {
            z[i] = weight[i] * Slope(z[i]);
        }
    }

    private static void Store(Vector256<double> values, Span<double> to, int at) =>
        values.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)at);

    private static Vector256<double> Load(ReadOnlySpan<double> values, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
}
