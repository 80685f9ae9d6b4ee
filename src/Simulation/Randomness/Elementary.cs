using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// The few elementary functions that results depend on, from additions, multiplications and divisions alone: the same bytes on every
/// machine, which the mathematics library of an operating system does not promise. Accurate to a few units in the last place.
/// </summary>
public static partial class Elementary
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700e+00;
    private const double SqrtHalf = 0.70710678118654752440;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const int ExpTerms = 14;

    /// <summary>
    /// The natural logarithm of a positive normal number; −∞ at 0, not-a-number below. By ln x = e ln 2 + 2 artanh((m − 1)/(m + 1)) with
    /// x = m·2ᵉ, √½ ≤ m &lt; √2.
    /// </summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var scale = 0;
        if (x < SmallestNormal)
        {
            x *= 1L << 54;
            scale = -54;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1022 + scale;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FE0_0000_0000_0000);
        if (mantissa < SqrtHalf)
        {
            mantissa *= 2;
            exponent--;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;

        // Horner's scheme, written out: a loop would divide in every term.
        var series = (1.0 / 25) * square;
        series = (series + (1.0 / 23)) * square;
        series = (series + (1.0 / 21)) * square;
        series = (series + (1.0 / 19)) * square;
        series = (series + (1.0 / 17)) * square;
        series = (series + (1.0 / 15)) * square;
        series = (series + (1.0 / 13)) * square;
        series = (series + (1.0 / 11)) * square;
        series = (series + (1.0 / 9)) * square;
        series = (series + (1.0 / 7)) * square;
        series = (series + (1.0 / 5)) * square;
        series = (series + (1.0 / 3)) * square;
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * series) + (exponent * Ln2Low)));
    }

    /// <summary>Whether all four are positive normal numbers, so that <see cref="LogOfNormal(Vector256{double})"/> may be asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreNormal(Vector256<double> x) => Vector256.GreaterThanOrEqualAll(x, Vector256.Create(SmallestNormal))
        && Vector256.LessThanAll(x, Vector256.Create(double.PositiveInfinity));

    /// <summary>The natural logarithm of four normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> LogOfNormal(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var exponent = Vector256.ShiftRightLogical(bits, 52) - Vector256.Create(1022L);
        var mantissa = ((bits & Vector256.Create(0x000F_FFFF_FFFF_FFFFL)) | Vector256.Create(0x3FE0_0000_0000_0000L)).AsDouble();
        var isSmall = Vector256.LessThan(mantissa, Vector256.Create(SqrtHalf));
        mantissa = Vector256.ConditionalSelect(isSmall, mantissa + mantissa, mantissa);
        exponent += isSmall.AsInt64();
        var e = Vector256.ConvertToDouble(exponent);
        var s = (mantissa - Vector256<double>.One) / (mantissa + Vector256<double>.One);
        var square = s * s;
        var series = Series(square);
        return (e * Ln2High) + ((2 * s) + ((2 * s * series) + (e * Ln2Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Series(Vector256<double> square)
    {
        var series = (1.0 / 25) * square;
        series = (series + Vector256.Create(1.0 / 23)) * square;
        series = (series + Vector256.Create(1.0 / 21)) * square;
        series = (series + Vector256.Create(1.0 / 19)) * square;
        series = (series + Vector256.Create(1.0 / 17)) * square;
        series = (series + Vector256.Create(1.0 / 15)) * square;
        series = (series + Vector256.Create(1.0 / 13)) * square;
        series = (series + Vector256.Create(1.0 / 11)) * square;
        series = (series + Vector256.Create(1.0 / 9)) * square;
        series = (series + Vector256.Create(1.0 / 7)) * square;
        series = (series + Vector256.Create(1.0 / 5)) * square;
        return (series + Vector256.Create(1.0 / 3)) * square;
    }

    /// <summary>eˣ. By eˣ = 2ᵉ eʳ with |r| ≤ ½ ln 2 and the Taylor series of eʳ; 0 and ∞ beyond the range of normal numbers.</summary>
    public static double Exp(double x)
    {
        if (!(x > -708))
        {
            return double.IsNaN(x) ? x : 0;
        }

        if (x > 709)
        {
            return double.PositiveInfinity;
        }

        var exponent = Math.Round(x * InverseLn2);
        var rest = (x - (exponent * Ln2High)) - (exponent * Ln2Low);
        var series = 1.0;
        for (var k = ExpTerms; k >= 1; k--)
        {
            series = 1 + (series * rest / k);
        }

        return series * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }

    /// <summary>The hyperbolic tangent, by (1 − e^−2|x|)/(1 + e^−2|x|) and, for small |x|, its Taylor expansion.</summary>
    public static double Tanh(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < 1e-3)
        {
            var square = x * x;
            return x * (1 - (square * ((1.0 / 3) - (square * ((2.0 / 15) - (square * (17.0 / 315)))))));
        }

        var decay = Exp(-2 * magnitude);
        var value = (1 - decay) / (1 + decay);
        return x < 0 ? -value : value;
    }

    /// <summary>x ← tanh x of every number: the same bits as of one after the other, four at a time.</summary>
    public static void Tanh(Span<double> numbers)
    {
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var at = 0;
        for (; at <= numbers.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            Tanh(Vector256.LoadUnsafe(ref first, (nuint)at)).StoreUnsafe(ref first, (nuint)at);
        }

        for (; at < numbers.Length; at++)
        {
            numbers[at] = Tanh(numbers[at]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Tanh(Vector256<double> x)
    {
        var (one, magnitude, square) = (Vector256<double>.One, Vector256.Abs(x), x * x);
        var series = Vector256.Create(2.0 / 15) - (square * (17.0 / 315));
        var near = x * (one - (square * (Vector256.Create(1.0 / 3) - (square * series))));
        var decay = ExpOfNegative(-2 * magnitude);
        var value = (one - decay) / (one + decay);
        value = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), -value, value);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(1e-3)), near, value);
    }

    /// <summary>eˣ of four numbers that are not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpOfNegative(Vector256<double> x)
    {
        var exponent = Vector256.Round(x * InverseLn2);
        var rest = (x - (exponent * Ln2High)) - (exponent * Ln2Low);
        var series = Vector256<double>.One;
        for (var k = ExpTerms; k >= 1; k--)
        {
            series = Vector256<double>.One + (series * rest / Vector256.Create((double)k));
        }

        var power = Vector256.ShiftLeft(Vector256.ConvertToInt64(exponent + Vector256.Create(1023.0)), 52).AsDouble();
        var isNothing = Vector256.LessThanOrEqual(x, Vector256.Create(-708.0));
        return Vector256.ConditionalSelect(isNothing, Vector256<double>.Zero, series * power);
    }

    /// <summary>cos 2πu for u in [0, 1], by reduction to an eighth of a turn and Taylor series.</summary>
    public static double CosTwoPi(double u)
    {
        // Fold to [0, 1/4]: cos is even around 1/2 and odd around 1/4.
        u = u > 0.5 ? 1 - u : u;
        var sign = 1.0;
        if (u > 0.25)
        {
            (u, sign) = (0.5 - u, -1.0);
        }

        var value = u > 0.125 ? Series(2 * Math.PI * (0.25 - u), 1) : Series(2 * Math.PI * u, 0);
        return sign * value;
    }

    /// <summary>The Taylor series of the cosine (first = 0) or the sine (first = 1) for |x| ≤ π/4.</summary>
    private static double Series(double x, int first)
    {
        var square = x * x;
        var series = 1.0;
        for (var k = 18; k >= 2; k -= 2)
        {
            series = 1 - (series * square / ((k + first) * (k + first - 1)));
        }

        return first == 0 ? series : x * series;
    }
}
