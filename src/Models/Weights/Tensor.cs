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

    /// <summary>A shape as text.</summary>
    internal static string Describe(IReadOnlyCollection<int> shape) =>
        $"[{string.Join(", ", shape.Take(MostShown))}{(shape.Count > MostShown ? ", …" : string.Empty)}]";
}
