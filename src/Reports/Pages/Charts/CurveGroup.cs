using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>Models whose curves are seen together: those of a run, or of a cell of a sweep.</summary>
/// <param name="Name">What it is called among others; empty where there is one alone.</param>
/// <param name="Scenario">What was run.</param>
/// <param name="Models">The models; one that failed is not there.</param>
internal sealed record CurveGroup(string Name, Scenario Scenario, IReadOnlyList<ModelResult> Models);
