using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Shares as text: numbers from 0 to 1, or in per cent.</summary>
internal static class ShareText
{
    /// <summary>What messages ask for.</summary>
    public const string Expected = "a share from 0 to 1, such as 0.05 or 5%,";

    /// <summary>Reads a share; null where the text is none.</summary>
    public static double? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isPercent = text.EndsWith('%');
        if (!decimal.TryParse(isPercent ? text[..^1].TrimEnd() : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var share = isPercent ? number / 100 : number;
        return share is >= 0 and <= 1 ? (double)share : null;
    }
}
