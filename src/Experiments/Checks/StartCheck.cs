namespace Hogwild.Experiments;

/// <summary>Whether models begin where their rules do, as some studies need them to.</summary>
internal static class StartCheck
{
    /// <summary>Refuses starts elsewhere.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="ScenarioException">A model has one.</exception>
    public static void HasNone(Scenario scenario, string who, string reason)
    {
        if (scenario.Models.FirstOrDefault(model => model.Start is not null) is { } model)
        {
            throw new ScenarioException(
                scenario.PlaceOf($"models.{model.Name}.start"), $"expected no 'start' for {who}, {reason}, found '{model.Start}'");
        }
    }
}
