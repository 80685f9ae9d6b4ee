namespace Hogwild.Models;

/// <summary>
/// Which nodes of a graph are for training, for validation and for the test. Nodes may be in none of them, and in one at most.
/// </summary>
/// <param name="Training">Numbers of the nodes that models are trained by.</param>
/// <param name="Validation">Numbers of the nodes that choices are made by.</param>
/// <param name="Test">Numbers of the nodes of the test.</param>
public sealed record NodeSplit(IReadOnlyList<int> Training, IReadOnlyList<int> Validation, IReadOnlyList<int> Test)
{
    /// <summary>The nodes of one part, ascending.</summary>
    public IReadOnlyList<int> Of(NodePart part) =>
        [.. (part switch { NodePart.Training => Training, NodePart.Validation => Validation, _ => Test }).Order()];
}
