using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Shares as text: numbers from 0 to 1, or in per cent.</summary>
public static class ShareText
{
    /// <summary>What messages ask for.</summary>
    public const string Expected = "a share from 0 to 1, such as 0.05 or 5%,";

    /// <summary>A regular expression that shares from 0 to 100 per cent match.</summary>
    public const string Percent = @"^\+?0*(100(\.0*)?|\d{1,2}(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*%$";

    /// <summary>Reads a share; null where the text is none.</summary>
    public static double? Parse(string text) => Number(text) is { } share and >= 0 and <= 1 ? share : null;

    /// <summary>
    /// Reads a finite number, or a hundredth of one with a % after it, to the nearest double; null where the text is none.
    /// </summary>
    public static double? Number(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Moving the point in the text, and not in the number, rounds once.
        var digits = text.EndsWith('%') ? Hundredth(text[..^1].TrimEnd()) : text;
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number : null;
    }

    private static string Hundredth(string digits)
    {
        var e = digits.IndexOfAny(['e', 'E']);
        return e < 0 ? $"{digits}e-2"
            : int.TryParse(digits[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? string.Create(CultureInfo.InvariantCulture, $"{digits[..e]}e{exponent - 2L}") : string.Empty;
    }
}
