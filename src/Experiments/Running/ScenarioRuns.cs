using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The runs of a scenario's models as units of work, and what they amount to.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="models">Its models.</param>
/// <param name="records">What they write down beside.</param>
/// <param name="isLasting">Whether finished runs stay when the results are written: others may ask for the same.</param>
internal sealed class ScenarioRuns(
    Scenario scenario,
    IReadOnlyList<Model> models,
    RunRecords records,
    bool isLasting = false)
{
    private const string SchedulePart = "schedule";
    private static readonly Lock Alone = new();

    // What is kept for one way of writing states down is not what another asks for.
    private readonly string _statesPart = scenario.Run.States == StateRecording.End ? "states-end" : "states";

    private static readonly TrajectoryCodec Codec = new();

    private readonly Dictionary<(string Model, Regime Regime), Lazy<string>> _inputs = models
        .SelectMany(model => new[] { Regime.Synchronous, Regime.Asynchronous }, (model, regime) => (model, regime)).ToDictionary(
            item => (item.model.Name, item.regime), item => new Lazy<string>(() => RunInputs.Of(scenario, item.model, item.regime)));

    /// <summary>The exact synchronous runs, one a model.</summary>
    public IEnumerable<Unit<Trajectory>> Synchronous() => models.Select(model => Unit(
        model,
        Regime.Synchronous,
        0,
        work => Recorded(model, Regime.Synchronous, 0, new Synchronous(scenario.Step.Ticks), work)));

    /// <summary>The runs under the scenario's scheduler: all models in the first schedule, then all in the next.</summary>
    public IEnumerable<Unit<Trajectory>> Asynchronous()
    {
        var draws = new Draws(scenario.Seed);
        return Enumerable.Range(0, scenario.Schedules).SelectMany(replicate => models.Select(model => Unit(
            model, Regime.Asynchronous, replicate, work => Scheduled(model, replicate, draws.Replicate(replicate), work))));
    }

    /// <summary>What all runs amount to, one result a model.</summary>
    /// <param name="synchronous">The outcomes of <see cref="Synchronous"/>.</param>
    /// <param name="asynchronous">The outcomes of <see cref="Asynchronous"/>.</param>
    public IReadOnlyList<ModelResult> Results(IReadOnlyList<Trajectory> synchronous, IReadOnlyList<Trajectory> asynchronous) =>
    [
        .. models.Select((model, index) => ModelResult.Of(
            model, synchronous[index], [.. asynchronous.Where((_, item) => item % models.Count == index)], scenario)),
    ];

    private Unit<Trajectory> Unit(Model model, Regime regime, int replicate, Func<UnitWork, Trajectory> compute) => new()
    {
        Describe = json => RunInputs.Write(
            json, scenario, model.Name, regime, replicate, _inputs[(model.Name, regime)].Value, isNamed: records.Schedule is not null),
        Codec = Codec,
        IsLasting = isLasting,
        Parts =
        [
            .. PartOf(SchedulePart, records.Schedule, new RunName(model.Name, regime, replicate)),
            .. PartOf(_statesPart, records.States, new RunName(model.Name, regime, replicate)),
        ],
        Compute = work =>
        {
            // What the unit before has left where it was kept, and then what this one has.
            Garbage.CollectAfter(model);
            var trajectory = compute(work);
            Garbage.CollectAfter(model);
            return trajectory;
        },
    };

    private static IEnumerable<UnitPart> PartOf(string name, Func<RunName, Stream>? create, RunName run) =>
        create is null ? [] : [new UnitPart(name, () => create(run))];

    /// <summary>One run under the scenario's scheduler. A schedule file that does not fit is bad input, not a failure.</summary>
    private Trajectory Scheduled(Model model, int replicate, Draws draws, UnitWork work)
    {
        if (scenario.Engine is not EngineSpec.Simulated)
        {
            return Real(model, replicate, work);
        }

        try
        {
            var scheduler = SchedulerBuilder.Build(scenario, draws, model);
            return Recorded(model, Regime.Asynchronous, replicate, scheduler, work);
        }
        catch (Exception error) when (Unfit(error) is { } reason && Replayed(scenario.Scheduler) is { } file)
        {
            throw new ScenarioException(file.Path, $"{reason.Message} (model {model.Name})");
        }
    }

    /// <summary>
    /// One run on a real engine, and its repetition, in which everything is measured. One at a time: they compete otherwise.
    /// </summary>
    private Trajectory Real(Model model, int replicate, UnitWork work)
    {
        RealRun real;
        lock (Alone)
        {
            real = RealRun.Of(scenario, model, replicate, records.Host, work);
        }

        var trajectory = Recorded(model, Regime.Asynchronous, replicate, real.CreateScheduler(), work, real);
        real.ThrowIfOther(trajectory);
        return trajectory with { Metrics = [.. trajectory.Metrics, .. real.Termination(trajectory), .. real.Counts] };
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

    /// <summary>One run, its schedule and its states written down where that is asked for.</summary>
    private Trajectory Recorded(
        Model model, Regime regime, int replicate, IScheduler scheduler, UnitWork work, RealRun? real = null)
    {
        var promise = regime == Regime.Synchronous ? Promise.None : SchedulerBuilder.PromiseOf(scenario);
        scheduler = MovingModel.Scheduled(model, scheduler);
        var recording = records.Schedule is null ? null
            : new Recording(scheduler, [.. ScheduleOrigin.Of(scenario, model.Name, regime, replicate), .. real?.Origin ?? []]);
        var meter = scenario.Termination is { } end && regime == Regime.Asynchronous && real is null
            ? new TerminationMeter(recording ?? scheduler, end.Waves, end.QuietOf(scenario.Run)) : null;
        var states = records.States is null ? null : new StateSeries(model, scenario.Run.States);
        var rule = StartedRule.Of(model, scenario, replicate);
        var run = new SingleRun(
            model,
            meter ?? recording ?? scheduler,
            promise,
            scenario.Kernel,
            rule,
            scenario.Run.Tolerance,
            real?.Check ?? (IObserver?)meter)
        {
            States = states,
        };
        var trajectory = run.Run(regime, real?.Scenario ?? scenario, replicate, work);
        if (recording is not null)
        {
            var schedule = scenario.Run.StopsConverged && real is null && regime == Regime.Asynchronous
                ? recording.Schedule.With(ScheduleOrigin.StoppedAt(trajectory)) : recording.Schedule;
            work.KeepPart(SchedulePart, stream => ScheduleFile.Write(schedule, stream));
        }

        if (meter is not null)
        {
            var numbers = TerminationNumbers.Of(meter, trajectory, scenario.Run.Tolerance);
            trajectory = trajectory with { Metrics = [.. trajectory.Metrics, .. numbers] };
        }

        if (states is not null)
        {
            work.KeepPart(_statesPart, states.Write);
        }

        return trajectory;
    }
}
