using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

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
                WriteTrace(json, pageRank.Links);
                json.WriteNumber("damping", pageRank.Damping);
                break;
            case IterationSpec.Consensus consensus:
                WriteFiles(json, "consensus", Named(consensus.Graph), ("values", consensus.Values));
                WriteTrace(json, consensus.Graph);
                json.WriteString("weights", consensus.Weights.ToString().ToLowerInvariant());
                break;
            case IterationSpec.PushSum pushSum:
                WriteFiles(json, "push-sum", Named(pushSum.Graph), ("values", pushSum.Values));
                WriteTrace(json, pushSum.Graph);
                break;
            case IterationSpec.BellmanFord bellmanFord:
                WriteFiles(json, "bellman-ford", Named(bellmanFord.Lengths));
                WriteTrace(json, bellmanFord.Lengths);
                json.WriteNumber("source", bellmanFord.Source);
                break;
            case IterationSpec.Localisation localisation:
                WriteFiles(json, "localisation", ("measurements", localisation.Measurements), ("anchors", localisation.Anchors));
                json.WriteNumber("dimension", localisation.Dimension);
                break;
        }
    }

    private static (string Key, InputFile? File) Named(GraphFile graph) => (graph.IsMatrix ? "matrix" : "edges", graph.File);

    private static void WriteTrace(Utf8JsonWriter json, GraphFile graph)
    {
        if (graph.Trace is { } trace)
        {
            json.WriteString("trace", trace.Name);
            json.WriteNumber("at-least", graph.AtLeast);
        }

        if (graph.AtMost is { } most)
        {
            json.WriteString("at-most", DurationText.Write(most));
        }
    }

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
