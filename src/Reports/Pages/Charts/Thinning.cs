namespace Hogwild.Reports;

/// <summary>
/// Leaves out points of a line that nobody would see: of every column of the picture the first, lowest, highest and last point stay
/// (Jugel et al. 2014, M4).
/// </summary>
internal static class Thinning
{
    /// <summary>The numbers of the points that stay, in order.</summary>
    /// <param name="x">Places, increasing.</param>
    /// <param name="y">Heights.</param>
    /// <param name="most">How many may stay, at least 4.</param>
    public static IReadOnlyList<int> Of(double[] x, double[] y, int most)
    {
        if (x.Length <= most)
        {
            return [.. Enumerable.Range(0, x.Length)];
        }

        var (columns, width) = (most / 4, x[^1] - x[0]);
        return
        [
            .. Enumerable.Range(0, x.Length)
                .GroupBy(index => width > 0 ? Math.Min(columns - 1, (int)(columns * (x[index] - x[0]) / width)) : 0)
                .SelectMany(column => new SortedSet<int>
                {
                    column.First(), column.MinBy(index => y[index]), column.MaxBy(index => y[index]), column.Last(),
                }),
        ];
    }
}
