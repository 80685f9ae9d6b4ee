using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Specs by themselves, as options of a command bring them: <c>--bound '{time: 5ms}'</c>.</summary>
public static class SpecText
{
    /// <summary>Reads a spec.</summary>
    /// <typeparam name="T">A section, or the record of a family.</typeparam>
    /// <param name="text">The spec in YAML.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="place">Where it comes from, for messages: <c>--bound 5</c>.</param>
    /// <param name="scenario">The scenario that it is for: its folder and grid.</param>
    /// <param name="kinds">The kinds that can be named; ours where null.</param>
    /// <exception cref="ScenarioException">The text is no such spec.</exception>
    public static T Read<T>(string text, string name, string place, Scenario scenario, KindRegistry? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var value = new Value(YamlTree.ReadValue(text, place), name);
        var reader = new SpecReader(kinds ?? KindRegistry.BuiltIn, scenario.Folder, new TraceCache()) { Traces = scenario.Traces };
        var spec = reader.Read<T>(value);
        SpecPlaces.Check(spec!, value, scenario.Step);
        reader.Idle.Tell();
        return spec;
    }
}
