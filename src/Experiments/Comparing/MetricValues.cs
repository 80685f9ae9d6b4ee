namespace Hogwild.Experiments;

/// <summary>What one side of a comparison measured of one metric: a value for every run.</summary>
/// <param name="Group">What the values are of: names of model, regime, … and of the metric at the end.</param>
/// <param name="Values">The values.</param>
internal sealed record MetricValues(IReadOnlyList<string> Group, IReadOnlyDictionary<RunKey, double> Values);
