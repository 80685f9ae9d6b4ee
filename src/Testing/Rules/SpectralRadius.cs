using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Testing;

/// <summary>Spectral radii of small matrices.</summary>
internal static class SpectralRadius
{
    /// <summary>ρ(|M|).</summary>
    public static double OfAbsolute(int size, IEnumerable<(int Row, int Column, double Value)> entries)
    {
        if (size == 0)
        {
            return 0;
        }

        var matrix = Matrix<double>.Build.Dense(size, size);
        foreach (var (row, column, value) in entries)
        {
            matrix[row, column] += Math.Abs(value);
        }

        return matrix.Evd().EigenValues.Max(value => value.Magnitude);
    }
}
