using System.Globalization;
using System.Text;

namespace Hogwild.Simulation;

/// <summary>What messages show of an input: one line of at most 80 characters, without characters that steer a terminal.</summary>
public static class Excerpt
{
    private const int Most = 80;

    /// <summary>The text, cut where it is long, with control characters written as their numbers.</summary>
    /// <param name="text">What was found.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var part = Steers(rune) ? string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}") : rune.ToString();
            if (shown.Length + part.Length >= Most)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(part);
        }

        return shown.ToString();
    }

    private static bool Steers(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
