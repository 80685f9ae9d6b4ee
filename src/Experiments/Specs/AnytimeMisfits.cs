using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit between the section on switching off and the others of a scenario.</summary>
internal static class AnytimeMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario) => scenario.Anytime is not { } anytime ? []
        : MeasuredNames.Unknown(scenario, "anytime.metric", anytime.Metric);
}
