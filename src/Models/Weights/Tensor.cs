namespace Hogwild.Models;

/// <summary>An array of numbers with a shape, row-major.</summary>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <param name="Values">The numbers, as many as the product of the sizes.</param>
public sealed record Tensor(int[] Shape, double[] Values)
{
    private const int MostShown = 8;

    /// <summary>The shape as text, for instance <c>[8, 4]</c>; of more than eight sizes the first ones.</summary>
    public string ShapeText => Describe(Shape);

    /// <summary>A matrix.</summary>
    public static Tensor Matrix(int rows, int columns, double[] values) => new([rows, columns], values);

    /// <summary>A vector.</summary>
    public static Tensor Vector(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new([values.Length], values);
    }

    /// <summary>Several as one, side by side along an axis.</summary>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <param name="parts">The tensors, in order; at least one.</param>
    /// <exception cref="ArgumentException">There is no such axis, or another axis differs.</exception>
    public static Tensor Join(int axis, params IReadOnlyList<Tensor> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0 || parts.Any(part => part.Shape.Length <= axis || !Others(part).SequenceEqual(Others(parts[0]))))
        {
            throw new ArgumentException("the tensors have other sizes than along the axis that differ, or no such axis", nameof(parts));
        }

        var shape = (int[])parts[0].Shape.Clone();
        shape[axis] = parts.Sum(part => part.Shape[axis]);
        var values = new List<double>(parts.Sum(part => part.Values.Length));
        for (var block = 0; block < shape.Take(axis).Aggregate(1, (product, size) => product * size); block++)
        {
            foreach (var part in parts)
            {
                var length = part.Shape.Skip(axis).Aggregate(1, (product, size) => product * size);
                values.AddRange(part.Values.AsSpan(block * length, length));
            }
        }

        return new Tensor(shape, [.. values]);

        IEnumerable<int> Others(Tensor part) => part.Shape.Where((_, index) => index != axis);
    }

    /// <summary>A part of it.</summary>
    /// <param name="axis">The axis along which it is cut.</param>
    /// <param name="first">The first place.</param>
    /// <param name="count">The number of places.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or it is shorter.</exception>
    public Tensor Slice(int axis, int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(axis, Shape.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, Shape[axis], nameof(count));
        var inner = Shape.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        var shape = (int[])Shape.Clone();
        shape[axis] = count;
        var values = new List<double>();
        for (var block = 0; block < Shape.Take(axis).Aggregate(1, (product, size) => product * size); block++)
        {
            values.AddRange(Values.AsSpan(((block * Shape[axis]) + first) * inner, count * inner));
        }

        return new Tensor(shape, [.. values]);
    }

    /// <summary>A matrix with its rows and columns exchanged.</summary>
    /// <exception cref="InvalidOperationException">It is no matrix.</exception>
    public Tensor Transposed()
    {
        if (Shape is not [var rows, var columns])
        {
            throw new InvalidOperationException($"expected a matrix to transpose, found {ShapeText}");
        }

        var values = new double[Values.Length];
        for (var k = 0; k < values.Length; k++)
        {
            values[((k % columns) * rows) + (k / columns)] = Values[k];
        }

        return Matrix(columns, rows, values);
    }

    /// <summary>A shape as text.</summary>
    internal static string Describe(IReadOnlyCollection<int> shape) =>
        $"[{string.Join(", ", shape.Take(MostShown))}{(shape.Count > MostShown ? ", …" : string.Empty)}]";
}
