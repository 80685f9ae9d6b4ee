namespace Hogwild.Models;

/// <summary>
/// Reads the Matrix Market exchange format (Boisvert, Pozo and Remington 1996): coordinate or array; real, integer or pattern, whose
/// entries are all 1; general, symmetric or skew-symmetric, whichever half is given. Indices in the file count from 1.
/// </summary>
public static class MatrixMarket
{
    private const int MostEntries = 1 << 30;
    private const int MostRows = 1 << 26;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextFormatException">
    /// The file is malformed, or says that it has more rows than fit into memory; the message gives line, column and what was expected.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SparseMatrix Read(string path)
    {
        using var work = Work.On(Work.Reading);
        using var reader = new WordReader(path, string.Empty, string.Empty);
        var banner = MatrixBanner.Read(reader);
        reader.Comments = "%";
        var rows = reader.NextInteger("the number of rows", 0, MostRows, from: 1);
        var columns = reader.NextInteger("the number of columns", 0, MostRows, from: 1);
        if (banner.IsHalf && rows != columns)
        {
            throw reader.Error($"expected a square {banner.Symmetry} matrix, found {rows} × {columns}");
        }

        if (rows == 0 || columns == 0)
        {
            throw reader.Error($"expected a matrix with rows and columns, found {rows} × {columns}: no nodes in {Path.GetFileName(path)}");
        }

        if (GraphMemory.Misfit(Math.Max(rows, columns), 0) is { } misfit)
        {
            throw reader.Error(misfit);
        }

        var entries = new List<(int Row, int Column, double Value)>();
        foreach (var entry in banner.IsCoordinate ? Coordinates(reader, rows, columns, banner) : Numbers(reader, rows, columns, banner))
        {
            entries.Add(entry);
            if (banner.IsHalf && entry.Row != entry.Column)
            {
                entries.Add((entry.Column, entry.Row, banner.IsSkew ? -entry.Value : entry.Value));
            }
        }

        return reader.NextWord() is { } word
            ? throw reader.Error($"expected the end of the file, found {WordReader.Found(word)}")
            : new SparseMatrix(rows, columns, entries);
    }

    /// <summary>Where an entry of a file that could be read begins; the first line where it has none.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">Its column, from 0.</param>
    internal static (int Line, int Column) PlaceOf(string path, int row, int column)
    {
        using var reader = new WordReader(path, string.Empty, string.Empty);
        var banner = MatrixBanner.Read(reader);
        reader.Comments = "%";
        var (rows, columns) = (reader.NextInteger("rows", 1, MostRows), reader.NextInteger("columns", 1, MostRows));
        var place = (1, 1);
        foreach (var entry in banner.IsCoordinate ? Coordinates(reader, rows, columns, banner) : Numbers(reader, rows, columns, banner))
        {
            var isIt = (entry.Row, entry.Column) == (row, column) || (banner.IsHalf && (entry.Column, entry.Row) == (row, column));
            place = isIt ? (reader.Place.Line, 1) : place;
        }

        return place;
    }

    private static IEnumerable<(int Row, int Column, double Value)> Coordinates(
        WordReader reader, int rows, int columns, MatrixBanner banner)
    {
        var count = reader.NextInteger("the number of entries", 0, MostEntries);
        var seen = new HashSet<(int Row, int Column)>();
        for (var i = 0; i < count; i++)
        {
            var row = reader.NextInteger($"the row of entry {i + 1} of {count}", 1, rows) - 1;
            var place = reader.Place;
            var column = reader.NextInteger("a column", 1, columns) - 1;
            var value = banner.IsPattern ? reader.Left == 1 ? throw reader.TooMany("the entries of a pattern have no values") : 1
                : Value(reader, banner, "a value");
            if (banner.IsSkew && row == column)
            {
                throw Error($"expected no entry on the diagonal of a skew-symmetric matrix, found ({row + 1}, {column + 1})");
            }

            if (!seen.Add(banner.IsHalf ? (Math.Max(row, column), Math.Min(row, column)) : (row, column)))
            {
                throw Error($"entry ({row + 1}, {column + 1}) appears twice{(banner.IsHalf ? ", in one half or in both" : string.Empty)}");
            }

            yield return (row, column, value);

            TextFormatException Error(string problem) => new(reader.File, place.Line, place.Column, problem);
        }
    }

    private static double Value(WordReader reader, MatrixBanner banner, string what)
    {
        var value = reader.NextNumber(what);
        return !banner.IsInteger || double.IsInteger(value) ? value : throw reader.Error(FormattableString.Invariant(
            $"expected {what}, a whole number, since the first line says 'integer', found '{value}'"));
    }

    private static IEnumerable<(int Row, int Column, double Value)> Numbers(
        WordReader reader, int rows, int columns, MatrixBanner banner)
    {
        for (var column = 0; column < columns; column++)
        {
            for (var row = !banner.IsHalf ? 0 : banner.IsSkew ? column + 1 : column; row < rows; row++)
            {
                yield return (row, column, Value(reader, banner, $"entry ({row + 1}, {column + 1})"));
            }
        }
    }
}
