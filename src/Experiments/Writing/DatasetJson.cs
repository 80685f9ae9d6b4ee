using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Writes data sets, in the language of scenarios.</summary>
internal static class DatasetJson
{
    /// <summary>Writes a key with a data set.</summary>
    public static void Write(Utf8JsonWriter json, string key, DatasetSpec spec)
    {
        json.WriteStartObject(key);
        switch (spec)
        {
            case DatasetSpec.Chains chains:
                json.WriteString("kind", "chains");
                json.WriteNumber("length", chains.Length);
                json.WriteNumber("classes", chains.Classes);
                break;
            case DatasetSpec.Count count:
                json.WriteString("kind", "count");
                json.WriteNumber("largest", count.Largest);
                break;
            case DatasetSpec.Sum sum:
                WriteDrawn(json, "sum", "length", sum.Length, sum.Graphs, sum.Seed);
                break;
            case DatasetSpec.Lattice lattice:
                WriteDrawn(json, "lattice", "nodes", lattice.Nodes, lattice.Graphs, lattice.Seed);
                break;
            case DatasetSpec.RandomGeometric random:
                WriteDrawn(json, "random", "nodes", random.Nodes, random.Graphs, random.Seed);
                break;
            case DatasetSpec.OneGraph graph:
                OneGraphJson.Write(json, graph);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(spec), spec, "not a data set");
        }

        if (spec.Fold is { } fold)
        {
            json.WriteStartObject("fold");
            json.WriteNumber("of", fold.Of);
            json.WriteNumber("number", fold.Number);
            json.WriteNumber("seed", fold.Seed);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteDrawn(Utf8JsonWriter json, string kind, string sizeKey, int size, int graphs, ulong seed)
    {
        json.WriteString("kind", kind);
        json.WriteNumber(sizeKey, size);
        json.WriteNumber("graphs", graphs);
        json.WriteNumber("seed", seed);
    }
}
