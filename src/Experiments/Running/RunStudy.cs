using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>Every model of a scenario, once synchronously and then under every schedule.</summary>
public sealed class RunStudy : Study<RunResult>
{
    private const string Phase = "schedules";

    /// <summary>The runs of a scenario.</summary>
    /// <param name="scenario">What is run.</param>
    public RunStudy(Scenario scenario)
        : base(scenario)
    {
    }

    /// <inheritdoc/>
    internal override StudyPlan<RunResult> Plan(StudyRunner runner)
    {
        var models = runner.Models(Scenario);
        Garbage.CollectAfter(models);
        MeaningCheck.Of(Scenario, models);
        ResultsCheck.Of([(Scenario, models)]);
        var memory = Math.Max(0, MemoryCheck.Available - GC.GetTotalMemory(forceFullCollection: false));
        if (StatesCheck.Of([(Scenario, models)], runner.Options.Jobs, runner.Options.Room, memory) is { } notice)
        {
            runner.Progress.Report(new RunProgress(notice, 0, 0));
        }

        var runs = new ScenarioRuns(Scenario, models, RunRecords.Of(Scenario, runner.Options));
        List<Unit<Trajectory>> units = [.. runs.Synchronous(), .. runs.Asynchronous()];
        return new StudyPlan<RunResult>
        {
            Units = units.Count,
            Known = units,
            Bytes = RunCheck.Of(Scenario, [Scenario.Scheduler], models, runner.Options.Jobs, Scenario.Schedules + 1),
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, Scenario.Schedules)
                + Workload.Of(Scenario, [new SchedulerSpec.Synchronous()], models, 1),
            Contribute = share => runner.Run(Phase, share.Of(units)),
            Execute = () =>
            {
                var outcomes = runner.Run(Phase, units);
                return new RunResult(
                    Scenario, runs.Results([.. outcomes.Take(models.Count)], [.. outcomes.Skip(models.Count)]));
            },
        };
    }
}
