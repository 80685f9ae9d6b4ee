using System.Globalization;
using System.Text;

namespace Hogwild.Reports;

/// <summary>Keeps what strangers write text: titles, names and values of a scenario in files and on terminals.</summary>
internal static class Escapes
{
    private const string MarkdownSigns = @"\`*_[]<>&|~$#!";

    // A spreadsheet takes a cell that begins with one of these for a formula; '−' is read as '-' by some.
    private const string FormulaSigns = "=+-@−＝＋－＠\t\r\n";

    /// <summary>
    /// The same text with every character that a terminal would obey, or that would hide or turn round others, written as an escape such as
    /// <c>\u001b</c>. Line breaks and tabs stay.
    /// </summary>
    public static string Controls(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        if (first < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length).Append(text, 0, first);
        for (var at = first; at < text.Length; at++)
        {
            if (IsObeyed(text, at))
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
            }
            else
            {
                result.Append(text[at]);
            }
        }

        return result.ToString();
    }

    /// <summary>The same on one line: line breaks and tabs become blanks.</summary>
    public static string Line(string text) => Controls(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    /// <summary>A text as it is shown by Markdown, on one line, without any markup or HTML of its own.</summary>
    public static string Markdown(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var sign in Line(text))
        {
            if (MarkdownSigns.Contains(sign, StringComparison.Ordinal))
            {
                result.Append('\\');
            }

            result.Append(sign);
        }

        return result.ToString();
    }

    /// <summary>A text as code of Markdown, on one line, whatever backticks it has.</summary>
    public static string MarkdownCode(string text)
    {
        var (line, longest, run) = (Line(text), 0, 0);
        foreach (var sign in line)
        {
            run = sign == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        // CommonMark takes one blank off at both ends, where there are two.
        var fence = new string('`', longest + 1);
        return longest == 0 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    /// <summary>
    /// A cell of a table that a spreadsheet may open: text that would be taken for a formula begins with an apostrophe, as spreadsheets
    /// write it themselves. Numbers stay as they are.
    /// </summary>
    public static string Cell(string text) => text.Length > 0 && FormulaSigns.Contains(text[0], StringComparison.Ordinal)
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"'{text}" : text;

    private static bool IsObeyed(string text, int at) => char.GetUnicodeCategory(text[at]) switch
    {
        UnicodeCategory.Control => text[at] is not ('\n' or '\t') && !(text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n'),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => text[at] is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e')
            or (>= '\u2066' and <= '\u2069'),
        UnicodeCategory.Surrogate => !(char.IsHighSurrogate(text[at]) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
            : at > 0 && char.IsHighSurrogate(text[at - 1])),
        _ => false,
    };
}
