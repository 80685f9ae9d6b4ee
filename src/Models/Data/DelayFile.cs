using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads measured delays: square matrices of numbers, a row a line, separated by blanks, commas or semicolons, from row to column. A 0 off
/// the diagonal was not measured, nor was a −1, NaN, NA or inf anywhere. What follows # or % is a comment.
/// </summary>
public static class DelayFile
{
    private static readonly string[] Unmeasured = ["nan", "na", "inf"];

    /// <summary>Reads a series of matrices of one size.</summary>
    /// <param name="paths">A file per matrix, in the order of time.</param>
    /// <param name="unit">How many ticks the number 1 stands for.</param>
    /// <param name="every">How long a matrix holds.</param>
    /// <exception cref="TextFormatException">Not a square matrix of numbers from 0 on, or not of the size of the first one.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DelayTrace Read(IReadOnlyList<string> paths, double unit, TimeSpan every)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var slices = new List<long[]>();
        int? size = null;
        foreach (var path in paths)
        {
            slices.Add(Read(path, unit, ref size));
        }

        return new DelayTrace(size ?? 0, slices, every);
    }

    private static long[] Read(string path, double unit, ref int? size)
    {
        using var reader = new RowReader(path);
        var (delays, row, known) = (new List<long>(), 0, size);
        RowReader.Each(
            () => !(row > known)
                && reader.Next(known is { } wide ? $"{wide} delays" : "a row of delays", known ?? 1, known ?? int.MaxValue),
            () =>
            {
                var count = known ??= reader.Count;
                if (row++ == count)
                {
                    throw reader.Error(0, $"expected the end of the file after {count} rows of {count} numbers, found another row");
                }

                for (var column = 0; column < count; column++)
                {
                    delays.Add(Delay(reader, column, isOwn: column == row - 1, unit));
                }
            });
        size = known;
        return row == (size ?? -1) ? [.. delays] : throw new TextFormatException(
            path, row + 1, 1, $"expected {(size is { } rows ? $"{rows} rows of {rows} numbers" : "a square matrix")}, found {row} rows");
    }

    private static long Delay(RowReader reader, int column, bool isOwn, double unit)
    {
        if (Unmeasured.Contains(reader.Row[column].Text, StringComparer.OrdinalIgnoreCase))
        {
            return DelayTrace.Missing;
        }

        var number = reader.Number(column, "a delay");
        return number is 0 or -1 ? number == 0 && isOwn ? 0 : DelayTrace.Missing
            : number > 0 ? (long)Math.Min(Math.Round(number * unit), long.MaxValue / 4)
            : throw reader.Error(column, FormattableString.Invariant(
                $"expected a delay of at least 0, found {number} (-1 and NaN were not measured)"));
    }
}
