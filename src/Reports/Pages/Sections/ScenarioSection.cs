using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The scenario with all its defaults, which can be read back: JSON is YAML.</summary>
internal static class ScenarioSection
{
    /// <summary>The section.</summary>
    public static XElement Of(Scenario scenario) => Tag.Section(
        "scenario",
        "Scenario",
        Tag.Of(
            "details",
            Tag.Of("summary", "The scenario with every default filled in; paths start from its folder"),
            Tag.Of("pre", Tag.Attribute("tabindex", "0"), Tag.Of("code", Resolved(scenario)))));

    private static string Resolved(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
