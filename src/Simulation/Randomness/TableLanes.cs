using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>Eight entries at a time of a table that is walked row by row: which row and which column each lane stands in.</summary>
internal struct TableLanes
{
    /// <summary>The largest number of columns.</summary>
    public const int MostColumns = 8;

    private const int Lanes = 8;
    private static readonly Vector512<long>[] Rows = All((lane, columns) => lane / columns);
    private static readonly Vector512<long>[] Columns = All((lane, columns) => lane % columns);
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>The first eight entries.</summary>
    /// <param name="columns">Number of columns, 1 to <see cref="MostColumns"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TableLanes(int columns)
    {
        (_columns, _rows) = (columns, (int)((uint)Lanes / (uint)columns));
        (Row, Column) = (Rows[columns], Columns[columns]);
    }

    /// <summary>The row of each lane.</summary>
    public Vector512<long> Row { get; private set; }

    /// <summary>The column of each lane.</summary>
    public Vector512<long> Column { get; private set; }

    /// <summary>The next eight entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        var column = Column + Vector512.Create((long)(Lanes - (_rows * _columns)));
        var isBeyond = Vector512.GreaterThanOrEqual(column, Vector512.Create((long)_columns));
        Column = column - (isBeyond & Vector512.Create((long)_columns));
        Row = Row + Vector512.Create((long)_rows) - isBeyond;
    }

    /// <summary>One number per column, for <see cref="Column"/> to choose from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Load(ReadOnlySpan<ulong> columns)
    {
        ref var first = ref MemoryMarshal.GetReference(columns);
        return columns.Length switch
        {
            4 => Vector512.Create(Vector256.LoadUnsafe(ref first), Vector256.LoadUnsafe(ref first)),
            Lanes => Vector512.LoadUnsafe(ref first),
            _ => LoadSome(columns),
        };
    }

    private static Vector512<ulong> LoadSome(ReadOnlySpan<ulong> columns)
    {
        Span<ulong> all = stackalloc ulong[Lanes];
        columns.CopyTo(all);
        return Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(all));
    }

    private static Vector512<long>[] All(Func<int, int, int> of) => [.. Enumerable.Range(0, MostColumns + 1).Select(columns =>
        Vector512.Create([.. Enumerable.Range(0, Lanes).Select(lane => (long)of(lane, Math.Max(1, columns)))]))];
}
