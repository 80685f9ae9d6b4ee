using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>
/// The JSON Schema of scenarios (draft 2020-12), made from the descriptions of kinds, so that editors complete and check what is written.
/// It says what each value may be by itself; what must fit other values, and whether files are there, is told by reading alone.
/// </summary>
public static class ScenarioSchema
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, with a line break at its end.</summary>
    /// <param name="kinds">The kinds that scenarios can name; ours where null.</param>
    public static string Text(KindRegistry? kinds = null)
    {
        var known = kinds ?? KindRegistry.BuiltIn;
        var (whole, part, all) = (new SchemaBuilder(known), new SchemaBuilder(known, isPart: true), new JsonObject());
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Hogwild scenario",
            ["type"] = "object",
            ["if"] = new JsonObject { ["required"] = new JsonArray(BaseScenarios.Key) },
            ["then"] = part.OfScenario(),
            ["else"] = whole.OfScenario(),
        };
        whole.AddTo(all);
        part.AddTo(all);
        AddFrom(all);
        schema["$defs"] = all;
        return $"{schema.ToJsonString(Indented)}\n";
    }

    /// <summary>The scheduler of a scenario may stand in another file, which no description of kinds knows.</summary>
    private static void AddFrom(JsonObject definitions)
    {
        foreach (var (_, definition) in definitions)
        {
            if (definition?["properties"]?["scheduler"] is JsonObject scheduler && scheduler.Remove("$ref", out var reference))
            {
                scheduler["anyOf"] = new JsonArray(
                    new JsonObject { ["$ref"] = reference },
                    new JsonObject
                    {
                        ["description"] = "The scheduler, with its traces, of another file, such as hogwild calibrate writes.",
                        ["type"] = "object",
                        ["properties"] = new JsonObject { [SchedulerFiles.Key] = new JsonObject { ["type"] = "string" } },
                        ["required"] = new JsonArray(SchedulerFiles.Key),
                        ["additionalProperties"] = false,
                    });
            }
        }
    }
}
