namespace Hogwild.Models;

/// <summary>
/// A block tridiagonal matrix and its LU factorisation in place, without pivoting (Golub &amp; Van Loan 2013, §4.3.1 and §4.5.1). That is
/// stable for matrices I − J where J contracts in a weighted maximum norm: with the weights as column scales they are strictly diagonally
/// dominant by rows, and elimination keeps them so. Rows are stored from column −2k + 1 to 2k − 1 off the diagonal. Its memory only grows.
/// </summary>
internal sealed class BlockTridiagonal
{
    private double[] _rows = [];
    private int _size;
    private int _block;

    private int Band => (2 * _block) - 1;

    /// <summary>Makes this the zero matrix with blocks of k × k.</summary>
    internal void Reset(int size, int block)
    {
        (_size, _block) = (size, block);
        var length = size * ((2 * Band) + 1);
        Buffers.Grow(ref _rows, length);
        _rows.AsSpan(0, length).Clear();
    }

    /// <summary>The memory from an entry of the band on; the row goes on to the end of the band.</summary>
    internal Span<double> From(int row, int column) => _rows.AsSpan((row * 2 * Band) + column + Band);

    /// <summary>Replaces the matrix by L (with ones on its diagonal) and U.</summary>
    /// <returns>False where a pivot is zero or not finite.</returns>
    internal bool TryFactor()
    {
        for (var row = 0; row < _size; row++)
        {
            // Nothing lies beyond the next block, in rows as in columns.
            var last = Last(row);
            var pivot = From(row, row)[0];
            if (pivot == 0 || !double.IsFinite(pivot))
            {
                return false;
            }

            // Rows of inactive units are those of the identity and stay so: there is nothing to subtract.
            var upper = From(row, row + 1)[..(last - row - 1)];
            upper = upper[..(upper.LastIndexOfAnyExcept(0.0) + 1)];
            if (upper.IsEmpty && pivot == 1)
            {
                continue;
            }

            for (var below = row + 1; below < last; below++)
            {
                var current = From(below, row);
                if (current[0] != 0)
                {
                    current[0] /= pivot;
                    Dense.AddScaled(-current[0], upper, current.Slice(1, upper.Length));
                }
            }
        }

        return true;
    }

    /// <summary>x ← A⁻¹x, given the factors.</summary>
    internal void Solve(Span<double> x)
    {
        for (var row = 1; row < _size; row++)
        {
            var first = First(row);
            x[row] -= Dense.Dot(From(row, first)[..(row - first)], x[first..row]);
        }

        for (var row = _size - 1; row >= 0; row--)
        {
            var count = Last(row) - row - 1;
            x[row] = (x[row] - Dense.Dot(From(row, row + 1)[..count], x.Slice(row + 1, count))) / From(row, row)[0];
        }
    }

    /// <summary>x ← A⁻ᵀx, given the factors.</summary>
    internal void SolveTransposed(Span<double> x)
    {
        for (var row = 0; row < _size; row++)
        {
            var count = Last(row) - row - 1;
            x[row] /= From(row, row)[0];
            Dense.AddScaled(-x[row], From(row, row + 1)[..count], x.Slice(row + 1, count));
        }

        for (var row = _size - 1; row > 0; row--)
        {
            var first = First(row);
            Dense.AddScaled(-x[row], From(row, first)[..(row - first)], x[first..row]);
        }
    }

    private int First(int row) => Math.Max(0, ((row / _block) - 1) * _block);

    private int Last(int row) => Math.Min(_size, ((row / _block) + 2) * _block);
}
