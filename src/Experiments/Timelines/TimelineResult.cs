namespace Hogwild.Experiments;

/// <summary>A window of the first schedule of a scenario.</summary>
/// <param name="Scenario">The scenario, whose section on the timeline says which window.</param>
/// <param name="Timeline">What happened in it.</param>
public sealed record TimelineResult(Scenario Scenario, Timeline Timeline) : StudyResult(Scenario);
