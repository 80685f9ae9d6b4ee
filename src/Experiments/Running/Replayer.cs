using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Replays a recorded schedule on the model and data of the results it belongs to, and compares.</summary>
public static class Replayer
{
    /// <summary>Replays a schedule.</summary>
    /// <param name="file">The schedule.</param>
    /// <param name="scenario">The scenario of the run that it was recorded in.</param>
    /// <param name="weightCache">The folder in which trained weights are kept.</param>
    /// <param name="cancellation">Stops the replay.</param>
    /// <exception cref="ScenarioException">The file is no schedule, or not one of a model of the scenario.</exception>
    public static ReplayResult Execute(string file, Scenario scenario, string weightCache, CancellationToken cancellation)
    {
        SpecCheck.Require(scenario);
        var header = Said(() => ScheduleFile.ReadHeader(file));
        var origin = header.Origin.ToLookup(item => item.Key, item => item.Value).ToDictionary(item => item.Key, item => item.Last());
        var name = origin.GetValueOrDefault(ScheduleOrigin.Model);
        var spec = scenario.Models.FirstOrDefault(model => model.Name == name)
            ?? throw new ScenarioException(
                file, $"expected the schedule of a model of scenario {scenario.Name}, found '{Excerpt.Of(name ?? "none")}'");
        var regime = origin.GetValueOrDefault(ScheduleOrigin.RegimeKey) == Regime.Synchronous.Text()
            ? Regime.Synchronous : Regime.Asynchronous;
        _ = int.TryParse(origin.GetValueOrDefault(ScheduleOrigin.Replicate), CultureInfo.InvariantCulture, out var replicate);

        scenario = RealRun.AsRecorded(scenario, origin);
        var cache = new WeightCache(weightCache);
        var model = ModelBuilder.Build(scenario with { Models = [spec] }, cache, new Progress<RunProgress>(), cancellation)[0];

        // A header of a few bytes may name any number of nodes: what is made of it is made once it fits.
        GraphCheck.Check(new SchedulerSpec.Replay(new InputFile(file, file)), model.Data.Graph, spec.Name);
        var schedule = Said(() => ScheduleFile.Read(file));
        try
        {
            var rule = StartedRule.Of(model, scenario, replicate);
            ThrowIfOtherWorld(file, schedule, model);
            var run = new SingleRun(
                model,
                MovingModel.Scheduled(model, new Replay(schedule)),
                kernel: scenario.Kernel,
                rule: rule,
                tolerance: scenario.Run.Tolerance)
            {
                StopsAt = ScheduleOrigin.StoppedAt(origin),
            };
            var trajectory = run.Run(regime, scenario, replicate, cancellation);
            return new ReplayResult(spec.Name, schedule.Count, schedule.Trailer.Fingerprint, trajectory.Fingerprint, null)
            {
                Trajectory = trajectory,
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

    /// <summary>A schedule says what was there, and so does the scenario.</summary>
    private static void ThrowIfOtherWorld(string file, Schedule schedule, Model model)
    {
        IReadOnlyList<WorldChange> world = model.Moving?.World ?? [];
        var index = world.Zip(schedule.Changes).TakeWhile(pair => pair.First == pair.Second).Count();
        if (index < Math.Max(world.Count, schedule.Changes.Count))
        {
            throw new ScenarioException(file, string.Create(
                CultureInfo.InvariantCulture,
                $"expected the changes of the scenario, found others from change {index} on: "
                    + $"{Told(world)} in the scenario, {Told(schedule.Changes)} in the schedule"));

            string Told(IReadOnlyList<WorldChange> changes) => index < changes.Count
                ? string.Create(CultureInfo.InvariantCulture, $"one at {Ticks.ToSeconds(changes[index].Time)} s") : "none";
        }
    }

    private static T Said<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }
}
