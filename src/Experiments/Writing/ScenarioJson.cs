using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>
/// Writes a scenario with all its defaults filled in, in its own language, as JSON. Reading it back gives the same scenario.
/// </summary>
public static class ScenarioJson
{
    /// <summary>Writes the scenario as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Scenario scenario) => SpecWriter.Write(json, scenario);

    /// <summary>Writes who decides, by which measurements, and how long a run is, into an object that has been begun.</summary>
    internal static void WriteRegime(Utf8JsonWriter json, Scenario scenario) =>
        SpecWriter.WriteOptions(json, scenario, option => option.Name is "traces" or "scheduler" or "step" or "run");

    /// <summary>Writes who decides and by which measurements, into an object that has been begun.</summary>
    internal static void WriteSchedules(Utf8JsonWriter json, Scenario scenario) =>
        SpecWriter.WriteOptions(json, scenario, option => option.Name is "traces" or "scheduler" or "step");
}
