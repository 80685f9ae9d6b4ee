using SkiaSharp;

namespace Hogwild.Reports;

/// <summary>Text of figures: how long it is, where it is broken, and letters that stand higher or lower, as in formulas.</summary>
internal static class FigureText
{
    private const float ScriptSize = 0.82f;
    private const float Raise = 0.36f;
    private const float Lower = 0.2f;

    /// <summary>The length of a text in one line.</summary>
    public static float Measure(string text, float size)
    {
        using var font = new SKFont(FigureFont.Typeface, size);
        return font.MeasureText(text);
    }

    /// <summary>The lines of a text, none longer than there is room for where it can be broken at spaces.</summary>
    public static IReadOnlyList<string> Break(string text, float size, float most)
    {
        if (text.Length == 0 || Measure(text, size) <= most)
        {
            return [text];
        }

        var (lines, line) = (new List<string>(), string.Empty);
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer, size) > most)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        return [.. lines, line];
    }

    /// <summary>
    /// The pieces of a formula that stand at different heights: what follows an underscore is lower, ᵀ is a raised T. Of other text it is
    /// all one piece.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="size">Its size.</param>
    /// <param name="smallest">The smallest size there may be.</param>
    /// <param name="isFormula">Whether it is one.</param>
    public static IEnumerable<(string Text, float Size, float Rise)> Pieces(string text, float size, float smallest, bool isFormula)
    {
        if (!isFormula)
        {
            yield return (text, size, 0);
            yield break;
        }

        var (start, script) = (0, Math.Min(size, Math.Max(smallest, ScriptSize * size)));
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == 'ᵀ' ? at + 1 : text[at] == '_' ? EndOfWord(text, at + 1) : at;
            if (end > at)
            {
                yield return (text[start..at], size, 0);
                yield return text[at] == 'ᵀ' ? ("T", script, Raise * size)
                    : (text[(at + 1)..end], script, -Lower * size);
                (start, at) = (end, end - 1);
            }
        }

        yield return (text[start..], size, 0);
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && char.IsLetterOrDigit(text[at]) && text[at] != 'ᵀ')
        {
            at++;
        }

        return at;
    }
}
