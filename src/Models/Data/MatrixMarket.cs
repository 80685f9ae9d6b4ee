namespace Hogwild.Models;

/// <summary>
/// Reads the Matrix Market exchange format (Boisvert, Pozo and Remington 1996): coordinate or array, real or integer, general, symmetric or
/// skew-symmetric. Indices in the file count from 1.
/// </summary>
public static class MatrixMarket
{
    private const int MostEntries = 1 << 30;
    private const int MostRows = 1 << 26;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextFormatException">The file is malformed; the message gives line, column and what was expected.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SparseMatrix Read(string path)
    {
        var reader = new WordReader(path);
        var (coordinate, symmetry) = ReadBanner(reader);
        reader.Comment = '%';
        var rows = reader.NextInteger("the number of rows", 0, MostRows);
        var columns = reader.NextInteger("the number of columns", 0, MostRows);
        if (symmetry != "general" && rows != columns)
        {
            throw reader.Error($"expected a square {symmetry} matrix, found {rows} × {columns}");
        }

        var entries = coordinate ? ReadCoordinates(reader, rows, columns, symmetry) : ReadArray(reader, rows, columns, symmetry);
        if (reader.NextWord() is { } word)
        {
            throw reader.Error($"expected the end of the file, found '{word}'");
        }

        return new SparseMatrix(rows, columns, entries);
    }

    private static (bool Coordinate, string Symmetry) ReadBanner(WordReader reader)
    {
        string[][] allowed =
        [
            ["%%matrixmarket"], ["matrix"], ["coordinate", "array"], ["real", "integer", "double"],
            ["general", "symmetric", "skew-symmetric"],
        ];
        var words = new string[allowed.Length];
        for (var i = 0; i < allowed.Length; i++)
        {
            var word = reader.NextWord();
#pragma warning disable CA1308 // The format is case-insensitive and its names are in lower case.
            words[i] = word?.ToLowerInvariant() ?? string.Empty;
#pragma warning restore CA1308
            if (reader.Place.Line != 1 || !allowed[i].Contains(words[i]))
            {
                throw reader.Error($"expected {string.Join(" or ", allowed[i])} in the first line, found {WordReader.Found(word)}");
            }
        }

        reader.SkipLine();
        return (words[2] == "coordinate", words[4]);
    }

    private static List<(int Row, int Column, double Value)> ReadCoordinates(WordReader reader, int rows, int columns, string symmetry)
    {
        var count = reader.NextInteger("the number of entries", 0, MostEntries);
        var entries = new List<(int Row, int Column, double Value)>();
        var seen = new HashSet<(int Row, int Column)>();
        for (var i = 0; i < count; i++)
        {
            var row = reader.NextInteger($"the row of entry {i + 1} of {count}", 1, rows) - 1;
            var place = reader.Place;
            var column = reader.NextInteger("a column", 1, columns) - 1;
            var value = reader.NextNumber("a value");
            if (symmetry != "general" && column > row)
            {
                throw new TextFormatException(
                    reader.File, place.Line, place.Column, $"expected an entry of the lower half of a {symmetry} matrix");
            }

            if (!seen.Add((row, column)))
            {
                throw new TextFormatException(reader.File, place.Line, place.Column, $"entry ({row + 1}, {column + 1}) appears twice");
            }

            Add(entries, row, column, value, symmetry);
        }

        return entries;
    }

    private static List<(int Row, int Column, double Value)> ReadArray(WordReader reader, int rows, int columns, string symmetry)
    {
        var entries = new List<(int Row, int Column, double Value)>();
        for (var column = 0; column < columns; column++)
        {
            var first = symmetry switch { "general" => 0, "symmetric" => column, _ => column + 1 };
            for (var row = first; row < rows; row++)
            {
                Add(entries, row, column, reader.NextNumber($"entry ({row + 1}, {column + 1})"), symmetry);
            }
        }

        return entries;
    }

    private static void Add(List<(int Row, int Column, double Value)> entries, int row, int column, double value, string symmetry)
    {
        entries.Add((row, column, value));
        if (symmetry != "general" && row != column)
        {
            entries.Add((column, row, symmetry == "symmetric" ? value : -value));
        }
    }
}
