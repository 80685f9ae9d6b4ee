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
    /// <param name="keys">Receives the first word of every row, which is a name then; null where rows have numbers alone.</param>
    /// <exception cref="TextFormatException">Rows of several lengths, an empty cell, or something that is no finite number.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static NumberTable Read(string path, TableWords? words = null, List<Word>? keys = null)
    {
        words ??= TableWords.Features;
        var skip = keys is null ? 0 : 1;
        using var reader = new RowReader(path);
        var (values, lines, notes, width) = (new List<double>(), new List<int>(), new List<string>(), 0);
        var first = default(Word);
        var (form, most) = (keys is null ? words.Row : $"a name and {words.Row}", words.IsSingle ? 1 + skip : int.MaxValue);
        RowReader.Each(() => reader.Next(form, 1 + skip, most), () =>
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
            keys?.Add(reader.Row[0]);
            Require(reader, words, (skip, width), first.Line);
            for (var column = skip; column < width; column++)
            {
                values.Add(reader.Number(
                    column,
                    words.Cell(column - skip, lines.Count - 1),
                    column == 0 && Headings.IsName(reader.Row[0].Text) ? words.Hint : string.Empty));
            }
        });

        return lines.Count == 0 ? throw new TextFormatException(path, 1, 1, $"expected {words.Rows}, found none")
            : new NumberTable(path, lines.Count, width - skip, [.. values], PlaceOf) { Notes = notes };

        string PlaceOf(int row) => Text($"{path}:{lines[Math.Min(row, lines.Count - 1)]}:1");
    }

    private static void Require(RowReader reader, TableWords words, (int Skip, int All) width, int line)
    {
        if (reader.Count > NumberTable.MostColumns)
        {
            throw reader.Error(
                NumberTable.MostColumns,
                Text($"expected at most {NumberTable.MostColumns} {words.Many} a {words.Of}, found {reader.Count}"));
        }

        if (reader.Count != width.All)
        {
            throw reader.Error(
                Math.Min(width.All, reader.Count - 1),
                Text($"expected {width.All - width.Skip} {words.Many}, as many as line {line} has, found {reader.Count - width.Skip}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
