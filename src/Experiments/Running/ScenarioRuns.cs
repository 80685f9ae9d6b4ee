using System.Text.Json;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs of a scenario's models as units of work, and what they amount to.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="models">Its models.</param>
/// <param name="createSchedule">Creates the files that schedules are recorded in; null where they are not.</param>
/// <param name="keeps">Whether finished runs are kept where there is a store; what is recorded never is.</param>
internal sealed class ScenarioRuns(
    Scenario scenario, IReadOnlyList<Model> models, Func<string, Regime, int, Stream>? createSchedule = null, bool keeps = false)
{
    private readonly Dictionary<string, Lazy<string>> _inputs =
        models.ToDictionary(model => model.Name, model => new Lazy<string>(() => RunInputs.Of(scenario, model)));

    private TrajectoryCodec? Codec => keeps && createSchedule is null ? new TrajectoryCodec() : null;

    /// <summary>The exact synchronous runs, one a model.</summary>
    public IEnumerable<Unit<Trajectory>> Synchronous() => models.Select(model => new Unit<Trajectory>
    {
        Describe = json => Describe(json, model, Regime.Synchronous, 0),
        Codec = Codec,
        Compute = cancellation =>
            Recorded(model, Regime.Synchronous, 0, new Synchronous(scenario.Step.Ticks), cancellation),
    });

    /// <summary>The runs under the scenario's scheduler: all models in the first schedule, then all in the next.</summary>
    public IEnumerable<Unit<Trajectory>> Asynchronous()
    {
        var draws = new Draws(scenario.Seed);
        return Enumerable.Range(0, scenario.Schedules).SelectMany(replicate => models.Select(model => new Unit<Trajectory>
        {
            Describe = json => Describe(json, model, Regime.Asynchronous, replicate),
            Codec = Codec,
            Compute = cancellation => Scheduled(model, replicate, draws.Replicate(replicate), cancellation),
        }));
    }

    /// <summary>What all runs amount to, one result a model.</summary>
    /// <param name="synchronous">The outcomes of <see cref="Synchronous"/>.</param>
    /// <param name="asynchronous">The outcomes of <see cref="Asynchronous"/>.</param>
    public IReadOnlyList<ModelResult> Results(IReadOnlyList<Trajectory> synchronous, IReadOnlyList<Trajectory> asynchronous) =>
    [
        .. models.Select((model, index) => ModelResult.Of(
            model, synchronous[index], [.. asynchronous.Where((_, item) => item % models.Count == index)], scenario)),
    ];

    private void Describe(Utf8JsonWriter json, Model model, Regime regime, int replicate)
    {
        if (Codec is null)
        {
            RunText.Write(json, "run", scenario, model.Name, regime, replicate);
        }
        else
        {
            RunInputs.Write(json, scenario, model.Name, regime, replicate, _inputs[model.Name].Value);
        }
    }

    /// <summary>One run under the scenario's scheduler. A schedule file that does not fit is bad input, not a failure.</summary>
    private Trajectory Scheduled(Model model, int replicate, Draws draws, CancellationToken cancellation)
    {
        try
        {
            var scheduler = SchedulerBuilder.Build(scenario, draws, model);
            return Recorded(model, Regime.Asynchronous, replicate, scheduler, cancellation);
        }
        catch (Exception error) when (Unfit(error) is { } reason && Replayed(scenario.Scheduler) is { } file)
        {
            throw new ScenarioException(file.Path, $"{reason.Message} (model {model.Name})");
        }
    }

    private static InputFile? Replayed(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.Replay replay => replay.File,
        SchedulerSpec.Bounded bounded => Replayed(bounded.Of),
        _ => null,
    };

    private static Exception? Unfit(Exception error) => error switch
    {
        ReplayException or ScheduleFormatException => error,
        ProcessFailedException { InnerException: ReplayException or SchedulerException } failure => failure.InnerException,
        _ => null,
    };

    /// <summary>One run, its schedule written to a file where that is asked for.</summary>
    private Trajectory Recorded(
        Model model, Regime regime, int replicate, IScheduler scheduler, CancellationToken cancellation)
    {
        var promise = regime == Regime.Synchronous ? Promise.None : SchedulerBuilder.PromiseOf(scenario);
        if (createSchedule is null)
        {
            return new SingleRun(model, scheduler, promise, scenario.Kernel).Run(regime, scenario, replicate, cancellation);
        }

        var recording = new Recording(scheduler, ScheduleOrigin.Of(scenario, model.Name, regime, replicate));
        var trajectory = new SingleRun(model, recording, promise, scenario.Kernel).Run(regime, scenario, replicate, cancellation);
        using var stream = createSchedule(model.Name, regime, replicate);
        ScheduleFile.Write(recording.Schedule, stream);
        return trajectory;
    }
}
