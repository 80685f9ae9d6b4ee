using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Rules;

/// <summary>Dense matrices of a graph, built from their definition.</summary>
internal static class Oracle
{
    /// <summary>(D + I)^−½ (A + I) (D + I)^−½.</summary>
    internal static Matrix<double> Adjacency(Graph graph)
    {
        var a = Matrix<double>.Build.DenseIdentity(graph.NodeCount);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            a[graph.Target(arc), graph.Source(arc)] = 1;
        }

        var scale = Matrix<double>.Build.DenseOfDiagonalVector(a.RowSums().Map(degree => 1 / Math.Sqrt(degree)));
        return scale * a * scale;
    }

    internal static Matrix<double> Rows(double[] values, int rows) =>
        Matrix<double>.Build.DenseOfRowMajor(rows, values.Length / rows, values);

    internal static Tensor Identity(int size) => new([size, size], Matrix<double>.Build.DenseIdentity(size).ToRowMajorArray());
}
