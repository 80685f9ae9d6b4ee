namespace Hogwild.Experiments;

/// <summary>A run of a scenario with all that is known of it.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Run">The run.</param>
internal sealed record TraceResult(Scenario Scenario, RecordedRun Run) : StudyResult(Scenario);
