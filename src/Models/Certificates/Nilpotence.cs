namespace Hogwild.Models;

/// <summary>
/// Matrices whose entries form no cycle, not even on the diagonal: exactly those with ρ(|M|) = 0. Then nothing goes round, and every
/// version is exact from some level on, under any delays: a node that reads nobody is exact once it has acted, one that reads only such
/// nodes is exact at level 2, and so on along the longest path.
/// </summary>
internal static class Nilpotence
{
    private const double LargestWeight = 1e150;

    /// <summary>
    /// Number of nodes on the longest path of entries, which is the level from which on every version is exact, and weights u in which |M|
    /// is at most ½; null where there is a cycle. Weights are null where they would be too large for numbers.
    /// </summary>
    /// <param name="matrix">M, square.</param>
    public static (int Depth, double[]? Weights)? Of(SparseMatrix matrix)
    {
        using var work = Work.On(Work.Certificates);
        var entries = matrix.Entries;
        var (starts, unread) = (new int[matrix.Rows + 1], new int[matrix.Rows]);
        foreach (var (row, column, _) in entries)
        {
            starts[column + 1]++;
            unread[row]++;
        }

        for (var column = 0; column < matrix.Rows; column++)
        {
            starts[column + 1] += starts[column];
        }

        // The entries of a column, by row.
        var (inColumn, filled) = (new int[entries.Length], starts[..^1]);
        for (var entry = 0; entry < entries.Length; entry++)
        {
            inColumn[filled[entries[entry].Column]++] = entry;
        }

        var (depths, weights) = (new int[matrix.Rows], new double[matrix.Rows]);
        Array.Fill(depths, 1);
        Array.Fill(weights, 1);
        var ready = new Queue<int>(Enumerable.Range(0, matrix.Rows).Where(node => unread[node] == 0));
        var done = 0;
        for (; ready.TryDequeue(out var column); done++)
        {
            foreach (var entry in inColumn.AsSpan(starts[column], starts[column + 1] - starts[column]))
            {
                var (row, _, value) = entries[entry];
                depths[row] = Math.Max(depths[row], depths[column] + 1);
                weights[row] += 2 * Math.Abs(value) * weights[column];
                if (--unread[row] == 0)
                {
                    ready.Enqueue(row);
                }
            }
        }

        var isTooLarge = !weights.All(weight => weight <= LargestWeight);
        return done < matrix.Rows ? null : (depths.DefaultIfEmpty(0).Max(), isTooLarge ? null : weights);
    }
}
