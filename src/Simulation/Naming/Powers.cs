using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Numbers as people write them, in figures, tables for people, and messages: <c>1000</c>, <c>1.2×10⁻⁶</c>.</summary>
public static class Powers
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private const int Digits = 3;

    /// <summary><c>10⁻⁶</c> for −6.</summary>
    public static string OfTen(int exponent)
    {
        var digits = Math.Abs((long)exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']);
        return $"10{(exponent < 0 ? "⁻" : string.Empty)}{string.Concat(digits)}";
    }

    /// <summary>A number to three digits (whole numbers below 10⁵ in full), as <c>0.0123</c>, <c>1.2×10⁻⁶</c> or <c>10⁻⁶</c>.</summary>
    public static string Write(double value) => WriteDigits(value, Digits);

    /// <summary>The same to another number of digits.</summary>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many digits count, from 1 to 15; zeros at the end are left out.</param>
    public static string WriteDigits(double value, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        var size = Math.Abs(value);
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        if (size == 0 || size is >= 1e-3 and < 1e5)
        {
            // What is rounded up to the next power of ten would have an E in it: 999.6 is 1000.
            var text = value.ToString($"G{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
            return text.Contains('E', StringComparison.Ordinal) ? value.ToString("0", CultureInfo.InvariantCulture) : text;
        }

        var parts = value.ToString($"0.{new string('#', digits - 1)}E+0", CultureInfo.InvariantCulture).Split('E');
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
        exponent += Math.Round(size / Math.Pow(10, exponent), 2) >= 10 ? 1 : 0;
        var unit = Math.Pow(10, exponent);
        return string.Create(CultureInfo.InvariantCulture, $"({mean / unit:0.00} ± {spread / unit:0.00})×{OfTen(exponent)}");
    }
}
