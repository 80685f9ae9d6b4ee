namespace Hogwild.Models;

/// <summary>
/// Which items of a graph (its nodes, unless it has groups) are for training, for validation and for the test. Items may be in none of
/// them, and in one at most.
/// </summary>
/// <param name="Training">Numbers of the items that models are trained by.</param>
/// <param name="Validation">Numbers of the items that choices are made by.</param>
/// <param name="Test">Numbers of the items of the test.</param>
public sealed record ItemSplit(IReadOnlyList<int> Training, IReadOnlyList<int> Validation, IReadOnlyList<int> Test)
{
    /// <summary>The items of one part, ascending.</summary>
    public IReadOnlyList<int> Of(ItemPart part) =>
        [.. (part switch { ItemPart.Training => Training, ItemPart.Validation => Validation, _ => Test }).Order()];
}
