using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Scenarios;

/// <summary>Replays a recorded schedule on the model and data of the results it belongs to, and compares.</summary>
public static class Replayer
{
    /// <inheritdoc cref="ExecuteReplay"/>
    public static ReplayResult Execute(string file, CancellationToken cancellation)
    {
        var schedule = Read(file);
        var results = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file)))!;
        var scenario = ScenarioFile.LoadResolved(Path.Combine(results, "run.json"));
        var origin = schedule.Header.Origin.ToDictionary();
        var name = origin.GetValueOrDefault(ScheduleOrigin.Model);
        var spec = scenario.Models.FirstOrDefault(model => model.Name == name)
            ?? throw new ScenarioException(file, $"expected the schedule of a model of scenario {scenario.Name}, found '{name}'");
        var regime = origin.GetValueOrDefault(ScheduleOrigin.RegimeKey) == Regime.Synchronous.Text() ? Regime.Synchronous : Regime.Asynchronous;
        _ = int.TryParse(origin.GetValueOrDefault(ScheduleOrigin.Replicate), CultureInfo.InvariantCulture, out var replicate);

        var cache = new WeightCache(RunCommand.CacheFolder(Path.GetDirectoryName(results)!));
        var model = ModelBuilder.Build(scenario with { Models = [spec] }, cache, new Progress<RunProgress>(), cancellation)[0];
        try
        {
            var trajectory = new SingleRun(model, new Replay(schedule), kernel: scenario.Kernel).Run(regime, scenario, replicate, cancellation);
            return new ReplayResult(spec.Name, schedule.Count, schedule.Trailer.Fingerprint, trajectory.Fingerprint, null)
            {
                Samples = trajectory.Samples.Count,
                FirstOtherRow = OtherRow(Path.Combine(results, "metrics.csv"), spec.Name, trajectory),
            };
        }
        catch (ReplayException other)
        {
            throw new ScenarioException($"{file}: {other.Message}", other);
        }
        catch (ProcessFailedException failure) when (failure.InnerException is ReplayException or SchedulerException)
        {
            return new ReplayResult(spec.Name, schedule.Count, schedule.Trailer.Fingerprint, 0, failure.InnerException.Message);
        }
    }

    private static Schedule Read(string file)
    {
        try
        {
            return ScheduleFile.Read(file);
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }

    /// <summary>The first row of metrics.csv about this run that the replay does not repeat to the letter; null where there is none.</summary>
    private static string? OtherRow(string file, string model, Trajectory trajectory)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        MetricsTable.WriteRun(text, model, trajectory);
        var replayed = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var start = $"{model},{trajectory.Regime.Text()},{trajectory.Replicate.ToString(CultureInfo.InvariantCulture)},";
        var recorded = File.ReadLines(file).Where(line => line.StartsWith(start, StringComparison.Ordinal)).ToList();
        for (var row = 0; row < Math.Max(recorded.Count, replayed.Length); row++)
        {
            var (one, other) = (recorded.ElementAtOrDefault(row), replayed.ElementAtOrDefault(row));
            if (one != other)
            {
                return $"recorded {one ?? "nothing"}, replayed {other ?? "nothing"}";
            }
        }

        return null;
    }
}
