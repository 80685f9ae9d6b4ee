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
        if (scenario.Changes.Count > 0)
        {
            throw new ScenarioException(
                scenario.PlaceOf("changes"), $"expected no 'changes' for {who}, {reason}, found {scenario.Changes.Count}");
        }
    }
}
