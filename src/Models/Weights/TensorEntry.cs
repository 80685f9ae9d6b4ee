namespace Hogwild.Models;

/// <summary>What the header of a file of weights says of a tensor.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Dtype">The type of its numbers as the file writes it: <c>F32</c>.</param>
/// <param name="Shape">Its sizes, outermost first; empty for a scalar.</param>
public sealed record TensorEntry(string Name, string Dtype, IReadOnlyList<int> Shape)
{
    /// <summary>The shape as text, for instance <c>[8, 4]</c>.</summary>
    public string ShapeText => Tensor.Describe(Shape);
}
