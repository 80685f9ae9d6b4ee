using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What a scheduler is made for.</summary>
/// <param name="Step">The grid, in ticks.</param>
/// <param name="Until">The end of the run, in ticks.</param>
/// <param name="Draws">The randomness of the run.</param>
public sealed record SchedulerContext(long Step, long Until, Draws Draws)
{
    /// <summary>How long messages travel, which is added to what all links take; null, the default, for nothing.</summary>
    public IDelayTrace? Travel { get; init; }

    /// <summary>
    /// Makes an objective for the model at hand; null gives the distance from its answer. Throws where there is no model.
    /// </summary>
    public Func<ObjectiveSpec?, IObjective> Objective { get; init; } = _ => throw new InvalidOperationException("there is no model");
}
