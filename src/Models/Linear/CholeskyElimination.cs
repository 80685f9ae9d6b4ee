namespace Hogwild.Models;

/// <summary>
/// The Cholesky factorisation A = L Lᵀ of a symmetric positive definite band matrix in place (Golub &amp; Van Loan 2013, §4.2.5 and
/// §4.3.5): a panel of columns at a time, which is then taken off the rest of the band in register tiles. Its buffers only grow.
/// </summary>
internal sealed class CholeskyElimination
{
    private const int NarrowPanel = 4;
    private const int WidePanel = 16;
    private const int WideBand = 48;
    private double[] _panel = [];
    private double[] _negated = [];

    /// <summary>Replaces a matrix by L as far as pivots are positive; the row of the first that is not, or −1.</summary>
    internal int FirstBadPivot(BandedMatrix matrix, out double pivot)
    {
        pivot = 1;
        var (size, band) = (matrix.Size, matrix.HalfBandwidth);
        var width = Math.Min(band < WideBand ? NarrowPanel : WidePanel, band + 1);
        Buffers.Grow(ref _panel, width * Math.Max(band, 1));
        Buffers.Grow(ref _negated, width * Math.Max(band, 1));
        for (var first = 0; first < size; first += width)
        {
            var columns = Math.Min(width, size - first);
            var bad = EliminateBlock(matrix, first, columns, out pivot);
            if (bad >= 0)
            {
                return bad;
            }

            var rest = Math.Min(size, first + columns + band) - (first + columns);
            if (rest > 0)
            {
                SolvePanel(matrix, first, columns, rest);
                Tiles.AddLower(matrix.From(first + columns, first + columns), band, _negated, rest, _panel, rest, columns, rest);
            }
        }

        return -1;
    }

    /// <summary>x ← A⁻¹x, given L.</summary>
    internal static void Solve(BandedMatrix factor, Span<double> x)
    {
        for (var row = 0; row < x.Length; row++)
        {
            var lower = factor.Row(row);
            x[row] = (x[row] - Dense.Dot(lower[..^1], x[(row + 1 - lower.Length)..row])) / lower[^1];
        }

        for (var row = x.Length - 1; row >= 0; row--)
        {
            var lower = factor.Row(row);
            x[row] /= lower[^1];
            Dense.AddScaled(-x[row], lower[..^1], x[(row + 1 - lower.Length)..row]);
        }
    }

    /// <summary>
    /// The diagonal block of a panel, column by column of its transpose: what a column takes off those after it is taken off at once, so
    /// that no sum waits for the one before.
    /// </summary>
    /// <returns>The row of the first pivot that is not positive, or −1.</returns>
    private static int EliminateBlock(BandedMatrix matrix, int first, int size, out double pivot)
    {
        Span<double> block = stackalloc double[WidePanel * WidePanel];
        for (var row = 0; row < size; row++)
        {
            var source = matrix.From(first + row, first)[..(row + 1)];
            for (var column = 0; column <= row; column++)
            {
                block[(column * WidePanel) + row] = source[column];
            }
        }

        pivot = 1;
        for (var column = 0; column < size; column++)
        {
            pivot = block[(column * WidePanel) + column];
            if (!(pivot > 0) || !double.IsFinite(pivot))
            {
                return first + column;
            }

            var diagonal = Math.Sqrt(pivot);
            var current = block.Slice((column * WidePanel) + column, size - column);
            current[0] = diagonal;
            for (var row = 1; row < current.Length; row++)
            {
                current[row] /= diagonal;
            }

            for (var other = 1; other < current.Length; other++)
            {
                var target = block.Slice(((column + other) * WidePanel) + column + other, current.Length - other);
                Dense.AddScaled(-current[other], current[other..], target);
            }
        }

        for (var row = 0; row < size; row++)
        {
            var target = matrix.From(first + row, first)[..(row + 1)];
            for (var column = 0; column <= row; column++)
            {
                target[column] = block[(column * WidePanel) + row];
            }
        }

        return -1;
    }

    /// <summary>
    /// The columns of a panel in turn, each less what those before it take off: those of earlier fours in tiles, those of its own four one
    /// by one. The order of every sum is that of the columns.
    /// </summary>
    private void SubstitutePanel(BandedMatrix matrix, int first, int columns, int rest)
    {
        Span<double> factors = stackalloc double[WidePanel * NarrowPanel];
        for (var start = 0; start < columns; start += NarrowPanel)
        {
            var count = Math.Min(NarrowPanel, columns - start);
            for (var column = start; column < start + count; column++)
            {
                var diagonal = matrix.From(first + column, first);
                for (var i = 0; i < start; i++)
                {
                    factors[(i * NarrowPanel) + column - start] = -diagonal[i];
                }
            }

            Tiles.Add(_panel.AsSpan(start * rest), rest, factors, NarrowPanel, _panel, rest, start, count, rest);
            for (var column = start; column < start + count; column++)
            {
                var diagonal = matrix.From(first + column, first);
                var target = _panel.AsSpan(column * rest, rest);
                for (var i = start; i < column; i++)
                {
                    Dense.AddScaled(-diagonal[i], _panel.AsSpan(i * rest, rest), target);
                }

                Dense.Multiply(1 / diagonal[column], target, target);
                Dense.Multiply(-1, target, _negated.AsSpan(column * rest, rest));
            }
        }
    }

    /// <summary>
    /// The entries of L below the diagonal block of a panel, transposed, into the buffers and back into the matrix. Rows that reach into
    /// the panel only in part are zero to the left of the band.
    /// </summary>
    private void SolvePanel(BandedMatrix matrix, int first, int columns, int rest)
    {
        var band = matrix.HalfBandwidth;
        for (var row = 0; row < rest; row++)
        {
            // Row first + columns + row begins at its column −w.
            var outside = Math.Max(0, columns + row - band);
            var source = matrix.From(first + columns + row, first + outside);
            for (var column = 0; column < columns; column++)
            {
                _panel[(column * rest) + row] = column < outside ? 0 : source[column - outside];
            }
        }

        SubstitutePanel(matrix, first, columns, rest);

        for (var row = 0; row < rest; row++)
        {
            var outside = Math.Max(0, columns + row - band);
            var target = matrix.From(first + columns + row, first + outside);
            for (var column = outside; column < columns; column++)
            {
                target[column - outside] = _panel[(column * rest) + row];
            }
        }
    }
}
