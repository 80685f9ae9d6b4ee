using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// The eigendecomposition Ã = Q Λ Qᵀ of an undirected graph, component by component, in numbers of one kind; everything is computed and
/// rounded in them, in a fixed order.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
internal sealed class GraphSpectrum<T>
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly List<Part> _parts;

    /// <summary>The spectrum of a graph.</summary>
    /// <param name="adjacency">Ã, symmetric.</param>
    /// <param name="components">The nodes of every component.</param>
    internal GraphSpectrum(NormalizedAdjacency adjacency, IEnumerable<int[]> components) =>
        _parts = [.. components.Select(nodes => new Part(adjacency, nodes))];

    /// <summary>H with H = Ã H M + B: with M = P M' Pᵀ it is Q ((Qᵀ B P) ⊘ (1 − λ μᵀ)) Pᵀ, λ and μ the eigenvalues.</summary>
    /// <param name="mix">M, k × k, symmetric.</param>
    /// <param name="size">k.</param>
    /// <param name="source">B, n × k.</param>
    internal double[] Solve(ReadOnlySpan<double> mix, int size, ReadOnlySpan<double> source)
    {
        var states = new double[source.Length];
        var (values, vectors) = Decompose(Convert(mix), size);
        foreach (var part in _parts)
        {
            var count = part.Nodes.Length;
            var own = new T[count * size];
            for (var row = 0; row < own.Length; row++)
            {
                own[row] = T.CreateChecked(source[(part.Nodes[row / size] * size) + (row % size)]);
            }

            var turned = Product(Product(part.Vectors, own, count, count, size, true), vectors, count, size, size, false);
            for (var row = 0; row < turned.Length; row++)
            {
                turned[row] /= T.One - (part.Values[row / size] * values[row % size]);
            }

            own = Product(Product(part.Vectors, turned, count, count, size, false), Transposed(vectors, size), count, size, size, false);
            for (var row = 0; row < own.Length; row++)
            {
                states[(part.Nodes[row / size] * size) + (row % size)] = double.CreateChecked(own[row]);
            }
        }

        return states;
    }

    /// <summary>A B or Aᵀ B, with A rows × inner (or its transpose) and B inner × columns.</summary>
    private static T[] Product(T[] a, T[] b, int rows, int inner, int columns, bool isTransposed)
    {
        var product = new T[rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var k = 0; k < inner; k++)
            {
                var factor = isTransposed ? a[(k * rows) + row] : a[(row * inner) + k];
                for (var column = 0; column < columns; column++)
                {
                    product[(row * columns) + column] += factor * b[(k * columns) + column];
                }
            }
        }

        return product;
    }

    private static T[] Transposed(T[] matrix, int size)
    {
        var transposed = new T[matrix.Length];
        for (var i = 0; i < matrix.Length; i++)
        {
            transposed[(i % size * size) + (i / size)] = matrix[i];
        }

        return transposed;
    }

    private static T[] Convert(ReadOnlySpan<double> values)
    {
        var converted = new T[values.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            converted[i] = T.CreateChecked(values[i]);
        }

        return converted;
    }

    /// <summary>Eigenvalues, and the eigenvectors as columns of a matrix, row by row.</summary>
    private static (T[] Values, T[] Vectors) Decompose(T[] symmetric, int size)
    {
        var evd = Matrix<T>.Build.Dense(size, size, symmetric).Evd(Symmetricity.Symmetric);
        return (evd.D.Diagonal().ToArray(), evd.EigenVectors.ToRowMajorArray());
    }

    private sealed class Part
    {
        internal Part(NormalizedAdjacency adjacency, int[] nodes)
        {
            Nodes = nodes;
            var (count, graph, place) = (nodes.Length, adjacency.Graph, new Dictionary<int, int>());
            for (var row = 0; row < count; row++)
            {
                place.Add(nodes[row], row);
            }

            var matrix = new T[count * count];
            for (var row = 0; row < count; row++)
            {
                matrix[(row * count) + row] = T.CreateChecked(adjacency.Self(nodes[row]));
                var arc = graph.InArc(nodes[row], 0);
                foreach (var neighbour in graph.InNeighbours(nodes[row]))
                {
                    matrix[(row * count) + place[neighbour]] = T.CreateChecked(adjacency.Arc(arc++));
                }
            }

            (Values, Vectors) = Decompose(matrix, count);
        }

        internal int[] Nodes { get; }

        internal T[] Values { get; }

        internal T[] Vectors { get; }
    }
}
