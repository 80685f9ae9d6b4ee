using System.Text.Json;

namespace Hogwild.Scenarios;

/// <summary>Writes the options of a classical iteration, in the language of scenarios.</summary>
internal static class IterationJson
{
    /// <summary>Writes the kind and the options into an object that has been begun.</summary>
    public static void Write(Utf8JsonWriter json, IterationSpec rule)
    {
        switch (rule)
        {
            case IterationSpec.Jacobi jacobi:
                WriteFiles(json, "jacobi", ("matrix", jacobi.Matrix), ("rhs", jacobi.Rhs), ("initial", jacobi.Initial));
                json.WriteNumber("relaxation", jacobi.Relaxation);
                break;
            case IterationSpec.Quadratic quadratic:
                WriteFiles(json, "quadratic", ("matrix", quadratic.Matrix), ("linear", quadratic.Linear), ("initial", quadratic.Initial));
                WriteAlpha(json, quadratic.Alpha);
                json.WriteString("own", quadratic.OwnIsStale ? "stale" : "fresh");
                break;
            case IterationSpec.PageRank pageRank:
                WriteFiles(json, "pagerank", Named(pageRank.Links));
                json.WriteNumber("damping", pageRank.Damping);
                break;
            case IterationSpec.Consensus consensus:
                WriteFiles(json, "consensus", Named(consensus.Graph), ("values", consensus.Values));
                json.WriteString("weights", IterationShape.WeightNames.First(item => item.Value == consensus.Weights).Key);
                break;
            case IterationSpec.PushSum pushSum:
                WriteFiles(json, "push-sum", Named(pushSum.Graph), ("values", pushSum.Values));
                break;
            case IterationSpec.BellmanFord bellmanFord:
                WriteFiles(json, "bellman-ford", Named(bellmanFord.Lengths));
                json.WriteNumber("source", bellmanFord.Source);
                break;
            case IterationSpec.Localisation localisation:
                WriteFiles(json, "localisation", ("measurements", localisation.Measurements), ("anchors", localisation.Anchors));
                json.WriteNumber("dimension", localisation.Dimension);
                break;
        }
    }

    private static (string Key, InputFile? File) Named(GraphFile graph) => (graph.IsMatrix ? "matrix" : "edges", graph.File);

    private static void WriteFiles(Utf8JsonWriter json, string kind, params ReadOnlySpan<(string Key, InputFile? File)> files)
    {
        json.WriteString("kind", kind);
        foreach (var (key, file) in files)
        {
            if (file is not null)
            {
                json.WriteString(key, file.Path);
            }
        }
    }

    private static void WriteAlpha(Utf8JsonWriter json, double? alpha)
    {
        if (alpha is { } number)
        {
            json.WriteNumber("alpha", number);
        }
        else
        {
            json.WriteString("alpha", "auto");
        }
    }
}
