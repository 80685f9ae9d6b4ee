using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A threshold that is known beforehand, from a formula or from elsewhere, to compare with.</summary>
/// <param name="Label">What the legend of the figure calls it, such as the formula.</param>
/// <param name="Values">The threshold, or one for each value of the second parameter that <see cref="At"/> names.</param>
[Kind("known", "thresholds that are known beforehand, drawn beside those found", Example = "known: { label: closed form, values: [2, 1] }")]
public sealed record ThresholdKnown(
    [Option("what the legend calls it, such as a formula", Example = "closed form")] string Label,
    [Option("the threshold, or one for each of the values of 'and'", Above = 0, Example = "[2, 1, 0.618]")] IReadOnlyList<double> Values)
{
    /// <summary>Values of the second parameter that the thresholds belong to; null for those that are searched at.</summary>
    [Option("the values of 'and' that they belong to", Default = "those of 'threshold.and.values'", Example = "[1, 2, 3]")]
    public IReadOnlyList<double>? At { get; init; }
}
