using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>Powers of ten as people write them.</summary>
internal static class Powers
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary><c>10⁻⁶</c> for −6.</summary>
    public static string OfTen(int exponent)
    {
        var digits = Math.Abs((long)exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']);
        return $"10{(exponent < 0 ? "⁻" : string.Empty)}{string.Concat(digits)}";
    }

    /// <summary>A number to three digits (whole numbers below 10⁵ in full), as <c>0.0123</c>, <c>1.2×10⁻⁶</c> or <c>10⁻⁶</c>.</summary>
    public static string Write(double value)
    {
        var size = Math.Abs(value);
        if (size == 0 || size is >= 1e-3 and < 1e5)
        {
            return value.ToString(size >= 1000 ? "0" : "G3", CultureInfo.InvariantCulture);
        }

        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var parts = value.ToString("0.##E+0", CultureInfo.InvariantCulture).Split('E');
        var power = OfTen(int.Parse(parts[1], CultureInfo.InvariantCulture));
        return parts[0] == "1" ? power : $"{parts[0]}×{power}";
    }

    /// <summary>A mean with its spread under one power of ten, as <c>0.472 ± 0.128</c> or <c>(1.05 ± 0.28)×10⁻⁹</c>.</summary>
    public static string Write(double mean, double spread)
    {
        var size = Math.Max(Math.Abs(mean), spread);
        if (size is 0 or (>= 1e-3 and < 1e5) || !double.IsFinite(size))
        {
            return $"{Write(mean)} ± {Write(spread)}";
        }

        var exponent = (int)Math.Floor(Math.Log10(size));
        var unit = Math.Pow(10, exponent);
        return string.Create(CultureInfo.InvariantCulture, $"({mean / unit:0.00} ± {spread / unit:0.00})×{OfTen(exponent)}");
    }
}
