namespace Hogwild.Experiments;

/// <summary>Whether a scenario's world stays as it is, as some studies need it to.</summary>
internal static class ChangeCheck
{
    /// <summary>Refuses changes.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ScenarioException">Something changes.</exception>
    public static void HasNone(Scenario scenario, string who, string reason)
    {
        if (scenario.Moves)
        {
            var key = scenario.Changes.Count > 0 ? "changes" : "mobility";
            throw new ScenarioException(scenario.PlaceOf(key), $"expected no '{key}' for {who}, {reason}, found it");
        }
    }
}
