namespace Hogwild.Models;

/// <summary>
/// Texts in which brackets and separators count only outside quotations, as in Python's and JSON's way to write mappings. A quotation
/// begins where a name or value does, so that <c>O'Hare</c> holds none.
/// </summary>
internal static class Quoted
{
    private const string Before = "{[(,:";

    /// <summary>The place of the bracket that closes the one at <paramref name="start"/>; −1 where none does.</summary>
    internal static int Closing(string text, int start)
    {
        foreach (var (at, depth) in Outside(text, start))
        {
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The parts between separators that no bracket holds.</summary>
    internal static IEnumerable<string> Parts(string text, char separator)
    {
        var start = 0;
        foreach (var (at, depth) in Outside(text, 0))
        {
            if (depth == 0 && text[at] == separator)
            {
                yield return text[start..at];
                start = at + 1;
            }
        }

        yield return text[start..];
    }

    /// <summary>The places outside quotations, each with the number of brackets that are open behind it.</summary>
    private static IEnumerable<(int At, int Depth)> Outside(string text, int start)
    {
        var (depth, last) = (0, ',');
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is '\'' or '"' && Before.Contains(last, StringComparison.Ordinal))
            {
                at = EndOfQuotation(text, at);
            }
            else
            {
                depth += text[at] is '{' or '[' or '(' ? 1 : text[at] is '}' or ']' or ')' ? -1 : 0;
                yield return (at, depth);
            }

            last = at < text.Length && !char.IsWhiteSpace(text[at]) ? text[at] : last;
        }
    }

    /// <summary>The place of the mark that ends a quotation; the end of the text where there is none.</summary>
    private static int EndOfQuotation(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && text[at] != text[start])
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }
}
