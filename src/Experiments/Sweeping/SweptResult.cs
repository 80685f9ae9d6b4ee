namespace Hogwild.Experiments;

/// <summary>What came out in a cell of a sweep.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Models">One outcome a model, in the order of its scenario.</param>
public sealed record SweptResult(SweptCell Cell, IReadOnlyList<SweptModel> Models)
{
    /// <summary>What there is of a model; null where it failed, or is not in this cell.</summary>
    public ModelResult? Of(string model) => Models.FirstOrDefault(item => item.Model == model)?.Result;
}
