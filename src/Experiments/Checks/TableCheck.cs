namespace Hogwild.Experiments;

/// <summary>Whether a scenario is one for tables, which bring data sets of their own.</summary>
internal static class TableCheck
{
    /// <summary>Refuses a scenario that asks for tables, where models of one data set are wanted.</summary>
    /// <exception cref="ScenarioException">It asks for tables.</exception>
    public static void HasNone(Scenario scenario)
    {
        if (scenario.Table is not null)
        {
            throw new ScenarioException(
                scenario.PlaceOf("table"), "expected a scenario without 'table', which hogwild run makes, found one with it");
        }
    }
}
