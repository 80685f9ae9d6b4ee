using System.Text.Json;
using Hogwild.Engines;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>A process that is one worker of a real run (<see cref="StudyOptions.Worker"/>).</summary>
public static class RealWorker
{
    /// <summary>Works until the run is over.</summary>
    /// <param name="input">The standard input, on which the process is told what to do.</param>
    /// <param name="load">Reads the scenario of a file that a run has written.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">What it is told to do cannot be done.</exception>
    public static void Run(TextReader input, Func<string, Scenario> load, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(load);
        try
        {
            ProcessWorker.Run(input, Create);
        }
        catch (InvalidDataException error)
        {
            throw new ScenarioException($"a worker is started by a run with the engine processes: {error.Message}", error);
        }

        EngineTask Create(string path)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var scenario = load(path);
            var cache = new WeightCache(json.RootElement.GetProperty("weight_cache").GetString()!);
            var model = ModelBuilder.Build(scenario, cache, new Progress<RunProgress>(), cancellation)[0];
            return RealRun.TaskOf(
                scenario, model, json.RootElement.GetProperty("replicate").GetInt32(), Path.GetDirectoryName(path)!);
        }
    }
}
