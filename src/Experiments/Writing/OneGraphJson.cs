using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Writes a graph that stands in a scenario, in the language of scenarios.</summary>
internal static class OneGraphJson
{
    /// <summary>Writes the kind and the options into an object that has been begun.</summary>
    public static void Write(Utf8JsonWriter json, DatasetSpec.OneGraph graph)
    {
        json.WriteString("kind", "graph");
        json.WriteStartArray("features");
        foreach (var row in graph.Features)
        {
            WriteList(json, row);
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var (a, b) in graph.Edges)
        {
            WriteList(json, [a, b]);
        }

        json.WriteEndArray();
        if (graph.Labels.Count > 0)
        {
            json.WritePropertyName("labels");
            WriteList(json, graph.Labels.Select(label => (double)label));
        }
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable<double> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
