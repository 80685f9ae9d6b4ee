using System.Globalization;
using System.Runtime.ExceptionServices;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Runs a scenario: models first, then every schedule of every model, several at a time. Results depend on the scenario alone.</summary>
public static class Runner
{
    private const string Phase = "schedules";

    /// <summary>Runs a scenario. Blocks until all replicates are done.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="options">How to run it; the results do not depend on it.</param>
    /// <param name="progress">Is told how far the run has come; may be called from several threads.</param>
    /// <param name="cancellation">Asks to stop; the run then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ScenarioException">An input file is not what it should be.</exception>
    public static RunResult Execute(Scenario scenario, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        if (scenario.Vary is not null)
        {
            return new RunResult([]) { Vary = VaryRun.Execute(scenario, options, progress, cancellation) };
        }

        var models = ModelBuilder.Build(scenario, new WeightCache(options.WeightCache), progress, cancellation);
        foreach (var model in models)
        {
            PhysicalCheck.Check(scenario.Scheduler, model.Data.Graph, model.Name);
        }

        MemoryCheck.OfRuns(models, options.Jobs, scenario.Run.Replicates + 1, MemoryCheck.Available);
        var draws = new Draws(scenario.Seed);
        var replicates = scenario.Run.Replicates;
        var synchronous = new Trajectory[models.Count];
        var asynchronous = models.Select(_ => new Trajectory[replicates]).ToList();
        var (done, total) = (0, models.Count * (replicates + 1));
        progress.Report(new RunProgress(Phase, 0, total));
        InParallel(total, options.Jobs, item =>
        {
            var (model, replicate) = (item % models.Count, (item / models.Count) - 1);
            if (replicate < 0)
            {
                synchronous[model] = Recorded(
                    models[model], Regime.Synchronous, 0, new Synchronous(scenario.Step.Ticks), scenario, options.CreateSchedule, cancellation);
            }
            else
            {
                asynchronous[model][replicate] = Scheduled(
                    models[model], replicate, draws.Replicate(replicate), scenario, options.CreateSchedule, cancellation);
            }

            progress.Report(new RunProgress(Phase, Interlocked.Increment(ref done), total));
        }, cancellation);
        return new RunResult([.. models.Select((model, index) => Result(model, synchronous[index], asynchronous[index], scenario))])
        {
            Ordering = scenario.Ordering is null ? [] : OrderingRun.Execute(scenario, models, options.Jobs, progress, cancellation),
            Timeline = scenario.Run.Timeline is null ? null : TimelineRun.Of(scenario, models),
        };
    }

    /// <summary>One run under the scenario's scheduler. A schedule file that does not fit is bad input, not a failure.</summary>
    internal static Trajectory Scheduled(
        Model model,
        int replicate,
        Draws draws,
        Scenario scenario,
        Func<string, Regime, int, Stream>? createSchedule,
        CancellationToken cancellation)
    {
        try
        {
            var scheduler = SchedulerBuilder.Build(scenario, draws, model);
            return Recorded(model, Regime.Asynchronous, replicate, scheduler, scenario, createSchedule, cancellation);
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
    internal static Trajectory Recorded(
        Model model,
        Regime regime,
        int replicate,
        IScheduler scheduler,
        Scenario scenario,
        Func<string, Regime, int, Stream>? createSchedule,
        CancellationToken cancellation)
    {
        var bound = regime == Regime.Synchronous ? Ticks.Never : SchedulerBuilder.BoundOf(scenario);
        if (createSchedule is null)
        {
            return new SingleRun(model, scheduler, bound, scenario.Kernel).Run(regime, scenario, replicate, cancellation);
        }

        var recording = new Recording(scheduler, ScheduleOrigin.Of(scenario, model.Name, regime, replicate));
        var trajectory = new SingleRun(model, recording, bound, scenario.Kernel).Run(regime, scenario, replicate, cancellation);
        using var stream = createSchedule(model.Name, regime, replicate);
        ScheduleFile.Write(recording.Schedule, stream);
        return trajectory;
    }

    /// <summary>What all runs of one model amount to.</summary>
    internal static ModelResult Result(Model model, Trajectory synchronous, Trajectory[] asynchronous, Scenario scenario)
    {
        var yardstick = new Yardstick(model);
        var isAtomic = !asynchronous.Any(run => run.HasTornReads);
        return new ModelResult
        {
            Model = model.Name,
            HasFixedPoint = model.Reference.IsFixedPoint,
            OutputSize = model.Readout.OutputSize,
            SynchronousOutputs = yardstick.SynchronousOutputs,
            Loss = yardstick.LossName is { } loss ? new LossReference(loss, yardstick.Loss(yardstick.SynchronousOutputs)) : null,
            Certificate = Certification.Rate(model, yardstick.Scale, isAtomic),
            Step = Certification.Step(model, scenario, asynchronous, yardstick.Scale, isAtomic),
            Counts = Pooled(asynchronous),
            Facts = [.. model.Facts, Fact("reference residual", model.Reference.Residual)],
            Synchronous = synchronous,
            Asynchronous = asynchronous,
        };
    }

    private static AsynchronyCounts Pooled(Trajectory[] runs)
    {
        var counts = new AsynchronyCounts();
        foreach (var run in runs)
        {
            counts.Add(run.Counts);
        }

        return counts;
    }

    private static KeyValuePair<string, string> Fact(string name, double value) =>
        KeyValuePair.Create(name, value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Does the items in order of their numbers, some at a time; the first failure ends the rest and comes out as it was thrown.</summary>
    internal static void InParallel(int count, int jobs, Action<int> work, CancellationToken cancellation)
    {
        var next = -1;
        var gate = new Lock();
        (int Item, ExceptionDispatchInfo Error)? failure = null;
        void Work()
        {
            for (var item = Interlocked.Increment(ref next); item < count && !HasFailed(); item = Interlocked.Increment(ref next))
            {
                try
                {
                    cancellation.ThrowIfCancellationRequested();
                    work(item);
                }
                catch (Exception exception)
                {
                    // Items begin in order, so whichever failure comes first in time, the one with the smallest number is always seen.
                    lock (gate)
                    {
                        failure = failure is { } other && other.Item < item ? failure : (item, ExceptionDispatchInfo.Capture(exception));
                    }
                }
            }
        }

        bool HasFailed()
        {
            lock (gate)
            {
                return failure is not null;
            }
        }

        var threads = Enumerable.Range(0, Math.Max(0, Math.Min(jobs, count) - 1)).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        Work();
        threads.ForEach(thread => thread.Join());
        failure?.Error.Throw();
    }
}
