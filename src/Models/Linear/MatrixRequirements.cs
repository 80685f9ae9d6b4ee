namespace Hogwild.Models;

/// <summary>What is asked of matrices.</summary>
internal static class MatrixRequirements
{
    internal static void ThrowUnlessSquare(SparseMatrix matrix)
    {
        if (matrix.Rows != matrix.Columns)
        {
            throw new ArgumentException($"expected a square matrix, found {matrix.Rows} × {matrix.Columns}", nameof(matrix));
        }
    }

    internal static void ThrowUnlessSymmetric(SparseMatrix matrix)
    {
        ThrowUnlessSquare(matrix);
        var values = new Dictionary<(int Row, int Column), double>();
        foreach (var (row, column, value) in matrix.Entries)
        {
            values.Add((row, column), value);
        }

        foreach (var (row, column, value) in matrix.Entries)
        {
            var mirrored = values.GetValueOrDefault((column, row));
            if (mirrored != value)
            {
                var (i, j) = (row + 1, column + 1);
                throw ArcFault.Of(column, row, FormattableString.Invariant(
                    $"expected a symmetric matrix, found {value} at ({i}, {j}) and {mirrored} at ({j}, {i})"));
            }
        }
    }
}
