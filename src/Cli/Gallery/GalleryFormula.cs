using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>
/// A number of a text: cells and numbers with <c>+ - * /</c> between them, from left to right, and perhaps a colon and .NET's format.
/// </summary>
internal sealed class GalleryFormula
{
    private const string Signs = "+-*/";

    private readonly List<(char Sign, GalleryCell? Cell, double Number)> _terms;
    private readonly string? _format;

    private GalleryFormula(List<(char Sign, GalleryCell? Cell, double Number)> terms, string? format) =>
        (_terms, _format) = (terms, format);

    /// <summary>Reads one; null where the text is none.</summary>
    /// <param name="text">The text, as <c>cells[model=ignn, setting=20].updates_mean / 2 :0.0</c>.</param>
    public static GalleryFormula? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        var isFormat = colon > text.LastIndexOf(']');
        var words = Words(isFormat ? text[..colon] : text);
        var terms = new List<(char Sign, GalleryCell? Cell, double Number)>();
        for (var k = 0; k < words.Count; k += 2)
        {
            var sign = k == 0 ? '+' : words[k - 1] is [var one] && Signs.Contains(one, StringComparison.Ordinal) ? one : ' ';
            var cell = GalleryCell.Parse(words[k]);
            var isNumber = double.TryParse(words[k], CultureInfo.InvariantCulture, out var number);
            if (sign == ' ' || (cell is null && !isNumber))
            {
                return null;
            }

            terms.Add((sign, cell, number));
        }

        return words.Count % 2 == 1 ? new GalleryFormula(terms, isFormat ? text[(colon + 1)..].Trim() : null) : null;
    }

    /// <summary>What it comes to.</summary>
    /// <exception cref="FormatException">A cell is not there, or not a number.</exception>
    public double Value(GalleryTables tables) => _terms.Aggregate(0d, (sum, term) =>
    {
        var value = term.Cell?.Value(tables) ?? term.Number;
        return term.Sign switch { '+' => sum + value, '-' => sum - value, '*' => sum * value, _ => sum / value };
    });

    /// <summary>What it comes to, as written in a text: to three digits where there is no format.</summary>
    /// <exception cref="FormatException">A cell is not there or not a number, or the format is none.</exception>
    public string Write(GalleryTables tables)
    {
        var value = Value(tables);
        return _format is null || !double.IsFinite(value) ? Powers.Write(value) : value.ToString(_format, CultureInfo.InvariantCulture);
    }

    // At spaces, but not inside brackets.
    private static List<string> Words(string text)
    {
        var (words, depth, start) = (new List<string>(), 0, 0);
        for (var k = 0; k <= text.Length; k++)
        {
            depth += k == text.Length ? 0 : text[k] switch { '[' => 1, ']' => -1, _ => 0 };
            if (k == text.Length || (depth == 0 && text[k] == ' '))
            {
                words.AddRange(k > start ? [text[start..k]] : []);
                start = k + 1;
            }
        }

        return words;
    }
}
