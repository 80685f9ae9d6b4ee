using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// Reads numbers from text, as the features of nodes are: a row a line, as many numbers in each, separated by blanks, commas or
/// semicolons. What follows # or % is a comment. A first line of words alone is a heading.
/// </summary>
internal static class FeatureFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="words">What they are called in messages; null for the features of nodes.</param>
    /// <exception cref="TextFormatException">Rows of several lengths, an empty cell, or something that is no finite number.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static NumberTable Read(string path, TableWords? words = null)
    {
        words ??= TableWords.Features;
        using var reader = new RowReader(path);
        var (values, lines, notes, width) = (new List<double>(), new List<int>(), new List<string>(), 0);
        var first = default(Word);
        RowReader.Each(() => reader.Next(words.Row, 1, words.IsSingle ? 1 : int.MaxValue), () =>
        {
            var isFirst = width == 0;
            (first, width) = isFirst ? (reader.Row[0], reader.Count) : (first, width);
            if (isFirst && reader.Row.All(word => Headings.IsName(word.Text)))
            {
                notes.Add(Headings.Note(first, path));
                return;
            }

            // Also of a row that is wrong, so that those behind it have their own nodes.
            lines.Add(reader.Row[0].Line);
            Require(reader, words, width, first.Line);
            for (var column = 0; column < width; column++)
            {
                values.Add(reader.Number(column, words.Cell(column, lines.Count - 1)));
            }
        });

        return lines.Count == 0 ? throw new TextFormatException(path, 1, 1, $"expected {words.Rows}, found none")
            : new NumberTable(path, lines.Count, width, [.. values], row => Text($"{path}:{lines[Math.Min(row, lines.Count - 1)]}:1"))
            {
                Notes = notes,
            };
    }

    private static void Require(RowReader reader, TableWords words, int width, int line)
    {
        if (reader.Count > NumberTable.MostColumns)
        {
            throw reader.Error(
                NumberTable.MostColumns,
                Text($"expected at most {NumberTable.MostColumns} {words.Many} a {words.Of}, found {reader.Count}"));
        }

        if (reader.Count != width)
        {
            throw reader.Error(
                Math.Min(width, reader.Count - 1),
                Text($"expected {width} {words.Many}, as many as line {line} has, found {reader.Count}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
