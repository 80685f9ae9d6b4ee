namespace Hogwild.Models;

/// <summary>A symmetric matrix that is zero outside a band, stored as the lower half of the band, row by row.</summary>
internal sealed class BandedMatrix
{
    private double[] _rows;

    /// <summary>The zero matrix.</summary>
    /// <param name="size">n, number of rows.</param>
    /// <param name="halfBandwidth">w: entries with |row − column| &gt; w are zero. It is cut to n − 1, which is a dense matrix.</param>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public BandedMatrix(int size, int halfBandwidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfNegative(halfBandwidth);
        _rows = [];
        Reset(size, halfBandwidth);
    }

    /// <summary>n, number of rows.</summary>
    public int Size { get; private set; }

    /// <summary>w: entries with |row − column| &gt; w are zero.</summary>
    public int HalfBandwidth { get; private set; }

    /// <summary>An entry; (row, column) and (column, row) are the same one.</summary>
    public double this[int row, int column]
    {
        get => Math.Abs(row - column) > HalfBandwidth ? 0 : _rows[Index(row, column)];
        set => _rows[Index(row, column)] = value;
    }

    /// <summary>A + s·I as a new matrix, or s·I − A.</summary>
    /// <param name="shift">s.</param>
    /// <param name="negate">Whether A is subtracted.</param>
    public BandedMatrix Shifted(double shift, bool negate = false)
    {
        var shifted = new BandedMatrix(Size, HalfBandwidth);
        for (var i = 0; i < Size * (HalfBandwidth + 1); i++)
        {
            shifted._rows[i] = negate ? -_rows[i] : _rows[i];
        }

        for (var row = 0; row < Size; row++)
        {
            shifted._rows[Index(row, row)] += shift;
        }

        return shifted;
    }

    /// <summary>A x.</summary>
    public double[] Multiply(ReadOnlySpan<double> x)
    {
        var product = new double[Size];
        for (var row = 0; row < Size; row++)
        {
            var first = Math.Max(0, row - HalfBandwidth);
            var below = Row(row)[..^1];
            product[row] += Dense.Dot(below, x[first..row]) + (this[row, row] * x[row]);
            Dense.AddScaled(x[row], below, product.AsSpan(first..row));
        }

        return product;
    }

    /// <summary>Makes this the zero matrix of a size, in the same memory where that is large enough.</summary>
    internal void Reset(int size, int halfBandwidth)
    {
        Size = size;
        HalfBandwidth = Math.Min(halfBandwidth, Math.Max(0, size - 1));
        Buffers.Grow(ref _rows, size * (HalfBandwidth + 1));
        _rows.AsSpan(0, size * (HalfBandwidth + 1)).Clear();
    }

    /// <summary>
    /// The memory from an entry of the lower half on. Entries of one column lie w apart, so it is a row-major matrix of stride w as far as
    /// the band and the diagonal go; what lies beyond them belongs to other rows.
    /// </summary>
    internal Span<double> From(int row, int column) => _rows.AsSpan(HalfBandwidth + (row * HalfBandwidth) + column);

    /// <summary>The stored part of a row: columns max(0, row − w) to row.</summary>
    internal Span<double> Row(int row)
    {
        var count = Math.Min(row, HalfBandwidth) + 1;
        return _rows.AsSpan(((row + 1) * (HalfBandwidth + 1)) - count, count);
    }

    private int Index(int row, int column)
    {
        var (high, low) = row < column ? (column, row) : (row, column);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(high - low, HalfBandwidth);
        return ((high + 1) * (HalfBandwidth + 1)) - 1 - (high - low);
    }
}
