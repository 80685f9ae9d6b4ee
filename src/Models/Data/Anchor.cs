namespace Hogwild.Models;

/// <summary>A node that knows where it is.</summary>
/// <param name="Node">The node.</param>
/// <param name="Position">Where it is, one number per coordinate.</param>
public sealed record Anchor(int Node, IReadOnlyList<double> Position);
