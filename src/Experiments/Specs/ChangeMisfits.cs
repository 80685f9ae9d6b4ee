using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit between changes and the other sections of a scenario.</summary>
internal static class ChangeMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        foreach (var change in scenario.Changes.Where(change => change.At >= scenario.Run.Until))
        {
            yield return new Misfit(
                $"changes.{change.Name}.at", $"a time before 'run.until' ({DurationText.Write(scenario.Run.Until)})");
        }

        if (!scenario.Moves)
        {
            yield break;
        }

        if (scenario.Mobility?.Delay is not null && (scenario.Scheduler as ILinkedSpec)?.Link is null)
        {
            yield return new Misfit("mobility.delay", "the key only beside a scheduler with links, such as physical,") { IsOfKey = true };
        }

        (string Option, bool Asks)[] others =
        [
            ("table", scenario.Table is not null),
            ("ordering", scenario.Ordering is not null),
            ("variance", scenario.Variance is not null),
        ];
        foreach (var (option, _) in others.Where(other => other.Asks))
        {
            yield return new Misfit(option, "the key only in a scenario without 'changes'");
        }
    }
}
