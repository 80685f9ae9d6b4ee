using System.Globalization;
using System.Text;

namespace Hogwild.Simulation;

/// <summary>What messages show of an input that somebody else wrote: one line, in which nothing steers a terminal.</summary>
public static class Excerpt
{
    /// <summary>The most characters of an input that a message shows.</summary>
    public const int Most = 80;

    /// <summary>The first <see cref="Most"/> characters of the first lines, escaped, and … where there is more.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= Most)
        {
            return Escape(text);
        }

        var length = char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most;
        return $"{Escape(text[..length])}…";
    }

    /// <summary>A text in one line: control characters, marks of direction and halves of characters as <c>\u001b</c>.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EnumerateRunes().Any(IsHidden))
        {
            return text;
        }

        var escaped = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (Rune.TryGetRuneAt(text, at, out var rune) && !IsHidden(rune))
            {
                escaped.Append(rune.ToString());
                at += rune.Utf16SequenceLength - 1;
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            }
        }

        return escaped.ToString();
    }

    // A half of a surrogate pair is told as the replacement character, which a text that could not be decoded has as well.
    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
