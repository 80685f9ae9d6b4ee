using System.Text.Json;
using Hogwild.Engines;
using Hogwild.Engines.Orleans;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Processes of real runs beside that which was started first (<see cref="StudyOptions.Worker"/>, <see cref="StudyOptions.Silo"/>).
/// </summary>
public static class RealWorker
{
    /// <summary>Is one worker until the run is over.</summary>
    /// <param name="input">The standard input, on which the process is told what to do.</param>
    /// <param name="load">Reads the scenario of a file that a run has written.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">What it is told to do cannot be done.</exception>
    public static void Run(TextReader input, Func<string, Scenario> load, CancellationToken cancellation) =>
        Told(() => ProcessWorker.Run(input, path => Create(path, load, cancellation)), StartedBy("processes"));

    /// <summary>Is a silo of a run's own cluster until the run is over.</summary>
    /// <inheritdoc cref="Run"/>
    public static void RunSilo(TextReader input, Func<string, Scenario> load, CancellationToken cancellation) =>
        Told(() => OrleansSilo.Run(input, path => Create(path, load, cancellation)), StartedBy("orleans"));

    /// <summary>Joins a cluster, and is a silo of it until it is asked to stop.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="port">The port for other silos.</param>
    /// <param name="gateway">The port for clients.</param>
    /// <param name="load">Reads the scenario of a file that a run has written.</param>
    /// <param name="joined">Is called when the silo is there.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public static void JoinCluster(
        ClusterAddress cluster, int port, int gateway, Func<string, Scenario> load, Action joined, CancellationToken cancellation) =>
        Told(() => OrleansSilo.Join(cluster, port, gateway, path => Create(path, load, cancellation), joined, cancellation), "");

    private static string StartedBy(string engine) => $"this is started by a run with the engine {engine}: ";

    private static void Told(Action run, string before)
    {
        try
        {
            run();
        }
        catch (Exception error) when (error is InvalidDataException or NoClusterException)
        {
            throw new ScenarioException($"{before}{error.Message}", error);
        }
    }

    private static EngineTask Create(string path, Func<string, Scenario> load, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var cache = new WeightCache(json.RootElement.GetProperty("weight_cache").GetString()!);
        var scenario = load(path);
        var model = ModelBuilder.Build(scenario, cache, new Progress<RunProgress>(), cancellation)[0];
        return RealRun.TaskOf(scenario, model, json.RootElement.GetProperty("replicate").GetInt32(), Path.GetDirectoryName(path)!);
    }
}
