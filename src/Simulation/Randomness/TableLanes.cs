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
    private readonly int _columns;
    private readonly int _rows;

    /// <summary>The first eight entries.</summary>
    /// <param name="columns">Number of columns, 1 to <see cref="MostColumns"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TableLanes(int columns)
    {
        (_columns, _rows) = (columns, (int)((uint)Lanes / (uint)columns));

        // From the middle of a lane on, quotients are far from whole numbers.
        var lanes = Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);
        var row = Vector512.Floor((lanes + Vector512.Create(0.5)) / Vector512.Create((double)columns));
        Row = Vector512.ConvertToInt64Native(row);
        Column = Vector512.ConvertToInt64Native(lanes - (row * columns));
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
}
