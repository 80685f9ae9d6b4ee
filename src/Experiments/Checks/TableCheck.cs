namespace Hogwild.Experiments;

/// <summary>Whether a scenario is one for tables, which bring data sets of their own.</summary>
internal static class TableCheck
{
    /// <summary>Refuses a scenario that asks for tables, where models of one data set are wanted.</summary>
    /// <exception cref="ScenarioException">It asks for tables.</exception>
    public static void HasNone(Scenario scenario)
    {
        if (scenario.Tables is not null)
        {
            throw new ScenarioException("sweep", "expected a scenario without a sweep, whose tables hogwild run makes, found one with it");
        }
    }
}
