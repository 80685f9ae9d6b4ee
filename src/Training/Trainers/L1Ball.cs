namespace Hogwild.Training;

/// <summary>
/// Euclidean projection onto the ball of the L1 norm, by soft thresholding (Duchi, Shalev-Shwartz, Singer &amp; Chandra 2008, fig. 1).
/// </summary>
internal static class L1Ball
{
    /// <summary>Projects every column of a row-major matrix onto the ball of radius <paramref name="radius"/>.</summary>
    public static void ProjectColumns(double[] matrix, int columns, double radius)
    {
        var rows = matrix.Length / columns;
        var column = new double[rows];
        for (var k = 0; k < columns; k++)
        {
            for (var row = 0; row < rows; row++)
            {
                column[row] = matrix[(row * columns) + k];
            }

            Project(column, radius);
            for (var row = 0; row < rows; row++)
            {
                matrix[(row * columns) + k] = column[row];
            }
        }
    }

    /// <summary>Projects a vector onto the ball of radius <paramref name="radius"/>; inside the ball nothing changes.</summary>
    public static void Project(Span<double> vector, double radius)
    {
        double[] sizes = [.. vector];
        var norm = 0.0;
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Math.Abs(sizes[i]);
            norm += sizes[i];
        }

        if (norm <= radius)
        {
            return;
        }

        Array.Sort(sizes);
        var sum = 0.0;
        var threshold = 0.0;
        for (var count = 1; count <= sizes.Length; count++)
        {
            var size = sizes[^count];
            sum += size;
            if (size * count > sum - radius)
            {
                threshold = (sum - radius) / count;
            }
        }

        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = Math.CopySign(Math.Max(0, Math.Abs(vector[i]) - threshold), vector[i]);
        }
    }
}
