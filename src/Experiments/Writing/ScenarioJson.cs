using System.Text.Json;
using Hogwild.Simulation;

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
        SpecWriter.WriteOptions(json, scenario, option => IsOfSchedules(option, scenario) || option.Name == "run");

    /// <summary>Writes who decides and by which measurements, into an object that has been begun.</summary>
    internal static void WriteSchedules(Utf8JsonWriter json, Scenario scenario) =>
        SpecWriter.WriteOptions(json, scenario, option => IsOfSchedules(option, scenario));

    /// <summary>Writes which nodes work together, where some do.</summary>
    internal static void WriteWorkers(Utf8JsonWriter json, Scenario scenario) =>
        SpecWriter.WriteOptions(json, scenario, option => option.Name == "workers" && scenario.Workers is not null);

    // What is not there is not written, so that what was kept before there were workers is as good.
    private static bool IsOfSchedules(Option option, Scenario scenario) => option.Name is "traces" or "scheduler" or "step"
        || (option.Name == "workers" && scenario.Workers is not null);
}
