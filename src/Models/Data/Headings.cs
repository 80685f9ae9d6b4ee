using System.Globalization;

namespace Hogwild.Models;

/// <summary>What stands above the columns of a table in text.</summary>
internal static class Headings
{
    /// <summary>Whether a word may be the name of a column: it begins as a name and is no number, nor one that is not finite.</summary>
    internal static bool IsName(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_')
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        && text.ToUpperInvariant() is not ("NA" or "N/A" or "INF" or "NULL" or "NONE");

    /// <summary>What is said of a line that is taken for a heading.</summary>
    internal static string Note(Word first, string path) =>
        string.Create(CultureInfo.InvariantCulture, $"line {first.Line} of {Path.GetFileName(path)} is taken for a heading");
}
