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
            for (var row = first; row < first + columns; row++)
            {
                pivot = Eliminate(matrix, first, row);
                if (!(pivot > 0) || !double.IsFinite(pivot))
                {
                    return row;
                }

                matrix.From(row, row)[0] = Math.Sqrt(pivot);
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
    /// Turns the entries of a row from column <paramref name="first"/> to the diagonal into those of L, and returns the pivot.
    /// </summary>
    private static double Eliminate(BandedMatrix matrix, int first, int row)
    {
        var current = matrix.From(row, first)[..(row - first + 1)];
        for (var column = 0; column < row - first; column++)
        {
            var other = matrix.From(first + column, first);
            var value = current[column];
            for (var i = 0; i < column; i++)
            {
                value -= current[i] * other[i];
            }

            current[column] = value / other[column];
        }

        var pivot = current[^1];
        foreach (var value in current[..^1])
        {
            pivot -= value * value;
        }

        return pivot;
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

        for (var column = 0; column < columns; column++)
        {
            var diagonal = matrix.From(first + column, first);
            var target = _panel.AsSpan(column * rest, rest);
            for (var i = 0; i < column; i++)
            {
                Dense.AddScaled(-diagonal[i], _panel.AsSpan(i * rest, rest), target);
            }

            Dense.Multiply(1 / diagonal[column], target, target);
            Dense.Multiply(-1, target, _negated.AsSpan(column * rest, rest));
        }

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
