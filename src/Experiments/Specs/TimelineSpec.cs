using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which part of a run a space–time diagram shows.</summary>
/// <param name="From">Where the window begins; null for the start of the run.</param>
/// <param name="To">Where it ends; null for about 40 activations of the nodes shown.</param>
/// <param name="Shown">The nodes shown, from the top; null for at most 12 of one neighbourhood.</param>
[Kind("timeline", "which part of the first schedule figures/timeline shows")]
public sealed record TimelineSpec(
    [Option("where the window begins")] TimeSpan? From = null,
    [Option("where it ends", Default = "after about 40 activations of the nodes shown", Least = 1)] TimeSpan? To = null,
    [Option(
        "the nodes shown, from the top, such as 0-5 or 0 3 7; at most 60", Name = "nodes", Default = "at most 12 of one neighbourhood")]
    ShownNodes? Shown = null)
{
    /// <summary>The numbers of the nodes shown; null where they are to be chosen.</summary>
    public IReadOnlyList<int>? Nodes => Shown?.Nodes;
}
