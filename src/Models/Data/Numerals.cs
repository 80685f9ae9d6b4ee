using System.Globalization;

namespace Hogwild.Models;

/// <summary>How files write numbers, whatever the locale: also as Fortran does, with D for the exponent.</summary>
internal static class Numerals
{
    /// <summary>A finite number.</summary>
    internal static bool TryRead(string? word, out double value) =>
        (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            || double.TryParse(OfFortran(word), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
        && double.IsFinite(value);

    // 4.0D+00; Infinity and NaN have other letters beside the D, if any.
    private static string? OfFortran(string? word) =>
        word?.IndexOfAny(['d', 'D']) is > 0 and var at ? $"{word[..at]}e{word[(at + 1)..]}" : null;
}
