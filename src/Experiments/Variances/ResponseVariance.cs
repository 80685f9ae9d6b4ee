namespace Hogwild.Experiments;

/// <summary>The variance of one response, split.</summary>
/// <param name="Response"><c>outputs</c>, the mean over items and channels; or a metric of whole runs, such as <c>accuracy</c>.</param>
/// <param name="Weights">Of the seed of the weights; null where a model has one set of weights.</param>
/// <param name="Schedule">Of the schedule, at fixed weights.</param>
/// <param name="Summation">Of the order of summation, at fixed weights and schedule.</param>
public sealed record ResponseVariance(
    string Response, VarianceComponent? Weights, VarianceComponent Schedule, VarianceComponent Summation)
{
    /// <summary>The parts by the names of tables, in their order; weights are left out where they are not known.</summary>
    public IEnumerable<(string Source, VarianceComponent Component)> Parts =>
    [
        .. Weights is { } weights ? [("weights", weights)] : Array.Empty<(string, VarianceComponent)>(),
        ("schedule", Schedule),
        ("summation", Summation),
    ];

    /// <summary>The share of a part in the sum of all, what is below 0 counted as 0; not a number where all are 0.</summary>
    /// <param name="component">One of the parts.</param>
    public double ShareOf(VarianceComponent component) =>
        Math.Max(0, component.Estimate) / Parts.Sum(part => Math.Max(0, part.Component.Estimate));
}
