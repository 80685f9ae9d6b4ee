using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>One row of <c>summary.csv</c>.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Regime">Which runs.</param>
/// <param name="Metric">Which number.</param>
/// <param name="Statistics">Over the runs.</param>
public sealed record SummaryRow(string Model, Regime Regime, string Metric, Statistics Statistics);
