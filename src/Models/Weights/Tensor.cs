namespace Hogwild.Models;

/// <summary>An array of numbers with a shape, row-major.</summary>
/// <param name="Shape">Sizes, outermost first; empty for a scalar.</param>
/// <param name="Values">The numbers.</param>
public sealed record Tensor(int[] Shape, double[] Values);
