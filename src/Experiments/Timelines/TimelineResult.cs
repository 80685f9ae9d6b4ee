namespace Hogwild.Experiments;

/// <summary>A window of the first schedule of a scenario.</summary>
/// <param name="Scenario">The scenario, whose section on the timeline says which window.</param>
/// <param name="Timeline">What happened in it.</param>
public sealed record TimelineResult(Scenario Scenario, Timeline Timeline) : StudyResult(Scenario)
{
    /// <summary>Of so many schedules there are diagrams, at most.</summary>
    public const int MostSchedules = 8;

    /// <summary>The same of the schedules that follow. Default none.</summary>
    public IReadOnlyList<Timeline> Others { get; init; } = [];

    /// <summary>All of them, by schedule.</summary>
    public IReadOnlyList<Timeline> All => [Timeline, .. Others];
}
