namespace Hogwild.Experiments;

/// <summary>Which part of a run a space–time diagram shows.</summary>
/// <param name="From">Where the window begins; null for the start of the run.</param>
/// <param name="To">Where it ends; null for about 40 activations of the nodes shown.</param>
/// <param name="Nodes">The nodes shown, from the top; null for at most 12 of one neighbourhood.</param>
public sealed record TimelineSpec(TimeSpan? From = null, TimeSpan? To = null, IReadOnlyList<int>? Nodes = null);
