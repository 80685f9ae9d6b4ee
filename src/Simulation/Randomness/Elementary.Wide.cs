using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <content>Eight at a time.</content>
public static partial class Elementary
{
    /// <summary>Whether all eight are positive normal numbers, so that <see cref="LogOfNormal(Vector512{double})"/> may be asked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreNormal(Vector512<double> x) => Vector512.GreaterThanOrEqualAll(x, Vector512.Create(SmallestNormal))
        && Vector512.LessThanAll(x, Vector512.Create(double.PositiveInfinity));

    /// <summary>The natural logarithm of eight normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<double> LogOfNormal(Vector512<double> x)
    {
        var bits = x.AsInt64();
        var exponent = Vector512.ShiftRightLogical(bits, 52) - Vector512.Create(1022L);
        var mantissa = ((bits & Vector512.Create(0x000F_FFFF_FFFF_FFFFL)) | Vector512.Create(0x3FE0_0000_0000_0000L)).AsDouble();
        var isSmall = Vector512.LessThan(mantissa, Vector512.Create(SqrtHalf));
        mantissa = Vector512.ConditionalSelect(isSmall, mantissa + mantissa, mantissa);
        exponent += isSmall.AsInt64();
        var e = Vector512.ConvertToDouble(exponent);
        var s = (mantissa - Vector512<double>.One) / (mantissa + Vector512<double>.One);
        var square = s * s;
        var series = Series(square);
        return (e * Ln2High) + ((2 * s) + ((2 * s * series) + (e * Ln2Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Series(Vector512<double> square)
    {
        var series = (1.0 / 25) * square;
        series = (series + Vector512.Create(1.0 / 23)) * square;
        series = (series + Vector512.Create(1.0 / 21)) * square;
        series = (series + Vector512.Create(1.0 / 19)) * square;
        series = (series + Vector512.Create(1.0 / 17)) * square;
        series = (series + Vector512.Create(1.0 / 15)) * square;
        series = (series + Vector512.Create(1.0 / 13)) * square;
        series = (series + Vector512.Create(1.0 / 11)) * square;
        series = (series + Vector512.Create(1.0 / 9)) * square;
        series = (series + Vector512.Create(1.0 / 7)) * square;
        series = (series + Vector512.Create(1.0 / 5)) * square;
        return (series + Vector512.Create(1.0 / 3)) * square;
    }
}
