namespace Hogwild.Models;

/// <summary>A matrix given by its entries, sorted by row and then by column; zeros are not stored.</summary>
public sealed class SparseMatrix
{
    private readonly (int Row, int Column, double Value)[] _entries;

    /// <summary>A matrix from its entries in any order.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="entries">Row and column from 0, and the value. Zeros are dropped.</param>
    /// <exception cref="ArgumentException">An entry lies outside, or a place has two entries.</exception>
    public SparseMatrix(int rows, int columns, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        (Rows, Columns) = (rows, columns);
        _entries = [.. entries.Where(entry => entry.Value != 0)];
        var places = Array.ConvertAll(_entries, entry => ((long)entry.Row << 32) + entry.Column);
        Array.Sort(places, _entries);
        for (var i = 0; i < _entries.Length; i++)
        {
            var (row, column, _) = _entries[i];
            if (row < 0 || row >= rows || column < 0 || column >= columns)
            {
                throw new ArgumentException($"entry ({row}, {column}) lies outside a {rows} × {columns} matrix", nameof(entries));
            }

            if (i > 0 && _entries[i - 1].Row == row && _entries[i - 1].Column == column)
            {
                throw new ArgumentException($"two entries at ({row}, {column})", nameof(entries));
            }
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The entries that are not zero, by row and then by column.</summary>
    public ReadOnlySpan<(int Row, int Column, double Value)> Entries => _entries;

    /// <summary>The matrix with the same numbers as a two-dimensional array.</summary>
    public static SparseMatrix FromDense(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (rows, columns) = (matrix.GetLength(0), matrix.GetLength(1));
        var places = from row in Enumerable.Range(0, rows) from column in Enumerable.Range(0, columns) select (row, column);
        return new SparseMatrix(rows, columns, places.Select(place => (place.row, place.column, matrix[place.row, place.column])));
    }

    /// <summary>The same numbers as a two-dimensional array.</summary>
    public double[,] ToDense()
    {
        var matrix = new double[Rows, Columns];
        foreach (var (row, column, value) in _entries)
        {
            matrix[row, column] = value;
        }

        return matrix;
    }
}
