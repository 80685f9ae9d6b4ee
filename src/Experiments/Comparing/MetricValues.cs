namespace Hogwild.Experiments;

/// <summary>What one side of a comparison measured of one metric: a value for every run.</summary>
/// <param name="Group">What the values are of: names of model, regime, … and of the metric at the end.</param>
/// <param name="Values">By what pairs runs: replicate, and cell, fold and seed where there are such.</param>
internal sealed record MetricValues(IReadOnlyList<string> Group, IReadOnlyDictionary<string, double> Values);
