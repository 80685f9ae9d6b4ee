using System.Text.Json;
using Hogwild.Engines;

namespace Hogwild.Experiments;

/// <summary>How processes of workers are started, and what they are given to make of it the same model and the same run.</summary>
/// <param name="Worker">How a worker is started.</param>
/// <param name="Silo">How a silo is started.</param>
/// <param name="WeightCache">The folder in which trained weights are kept.</param>
internal sealed record WorkerHost(WorkerCommand Worker, WorkerCommand Silo, string WeightCache)
{
    /// <summary>The file, in the folder of a run, that says what is run.</summary>
    public const string FileName = "run.json";

    /// <summary>The host that options name; null where they name none.</summary>
    public static WorkerHost? Of(StudyOptions options) =>
        options is { Worker: { } worker, Silo: { } silo } ? new WorkerHost(worker, silo, Path.GetFullPath(options.WeightCache)) : null;

    /// <summary>Writes down what is run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="replicate">Number of the run.</param>
    /// <param name="folder">The folder of the run.</param>
    /// <returns>The file, which the process of a worker is told.</returns>
    public string Describe(Scenario scenario, string model, int replicate, string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WritePropertyName("scenario");
        // A worker is where it is: how the cluster is found, and by which secrets, has no part in what it computes.
        var engine = scenario.Engine is EngineSpec.Orleans orleans ? orleans with { Cluster = null } : scenario.Engine;
        ScenarioJson.Write(json, scenario with { Engine = engine, Models = [.. scenario.Models.Where(item => item.Name == model)] });
        json.WriteString("scenario_folder", Path.GetFullPath(scenario.Folder));
        json.WriteString("model", model);
        json.WriteNumber("replicate", replicate);
        json.WriteString("weight_cache", WeightCache);
        json.WriteEndObject();
        return path;
    }
}
