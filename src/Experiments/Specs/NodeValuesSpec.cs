using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Numbers of some nodes.</summary>
/// <param name="Nodes">Which.</param>
/// <param name="Values">The numbers of each of them.</param>
[Kind("node-values", "numbers of some nodes", Example = "{ nodes: 0, values: [0, 1] }")]
public sealed record NodeValuesSpec(
    [Option("which: all, 0-4 7, or a share such as 10%")] NodeSet Nodes,
    [Option("the numbers of each of them", What = "a list of numbers", Example = "[0, 1]")] IReadOnlyList<double> Values)
{
    /// <summary>Standard deviation of normal numbers that are added to them, other ones each time; null for none.</summary>
    [Option("with 'every': standard deviation of normal numbers that are added to them, other ones each time", Default = "none", Above = 0)]
    public double? Deviation { get; init; }
}
