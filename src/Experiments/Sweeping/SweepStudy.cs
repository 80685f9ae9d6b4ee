using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// A scenario in every cell of what is swept, or varied: the same models, seeds and tables, so that cells can be compared. Data, models and
/// runs that cells have in common are made once.
/// </summary>
public sealed class SweepStudy : Study<SweepResult>
{
    /// <summary>The runs in every cell.</summary>
    /// <param name="scenario">The scenario, with what is swept.</param>
    public SweepStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Vary is null && scenario.Sweep is null)
        {
            throw new ArgumentException("expected a scenario that sweeps or varies a value", nameof(scenario));
        }
    }

    private SweptCells Swept => Scenario.Swept!;

    private SweepSharing Sharing => new(Swept.Paths, Scenario.Moves);

    /// <inheritdoc/>
    internal override StudyPlan<SweepResult> Plan(StudyRunner runner)
    {
        var policy = runner.Options.OnFailure ?? Swept.OnFailure;
        var cases = Cases(runner, policy);
        var (bytes, work) = (0L, default(Workload));
        foreach (var item in cases.Where(item => item.Models.Count > 0))
        {
            var scenario = item.Cell.Scenario;
            bytes = Math.Max(
                bytes, RunCheck.Of(scenario, [scenario.Scheduler], item.Models, runner.Options.Jobs, scenario.Schedules + 1));
            work += Workload.Of(scenario, [scenario.Scheduler], item.Models, scenario.Schedules);
            MeaningCheck.Of(scenario, item.Models);
        }

        List<(Scenario, IReadOnlyList<Model>)> all = [.. cases.Select(item => (item.Cell.Scenario, item.Models))];
        ResultsCheck.Of(all);
        var memory = Math.Max(0, MemoryCheck.Available - GC.GetTotalMemory(forceFullCollection: false));
        if (StatesCheck.Of(all, runner.Options.Jobs, runner.Options.Room, memory) is { } notice)
        {
            runner.Progress.Report(new RunProgress(notice, 0, 0));
        }

        var runs = Runs(cases, runner.Options);
        return new StudyPlan<SweepResult>
        {
            Units = runs.Sum(item => item.Units.Count),
            Work = work,
            Bytes = bytes,
            Known = runs.SelectMany(item => item.Units),
            Contribute = share => _ = Outcomes(runs, policy, runner, share),
            Execute = () =>
            {
                Execute(runs, policy, runner);
                return new SweepResult(Scenario, [.. cases.Select(Result)]);
            },
        };
    }

    /// <summary>The cells with their models.</summary>
    private List<SweepCase> Cases(StudyRunner runner, FailurePolicy policy)
    {
        var (pool, sharing) = (new ModelPool { Tolerates = policy == FailurePolicy.Continue }, Sharing);
        var (cases, told) = (new List<SweepCase>(), new HashSet<string>());
        foreach (var cell in Swept.Cells)
        {
            runner.Cancellation.ThrowIfCancellationRequested();
            var source = new ModelSource(pool, sharing.Data(cell), model => sharing.Model(cell, model))
            {
                Where = model => $"{Scenario.PlaceOf(PathOf(model))}, in the cell {Swept.Told(cell)}",
            };
            var built = ModelBuilder.Build(cell.Scenario, runner.Weights, runner.Progress, source, runner.Cancellation);
            cases.Add(new SweepCase(cell, built));
            foreach (var failure in built.Select(item => item.Failure).OfType<string>().Where(told.Add))
            {
                Tell(runner, $"{failure}, first at {Swept.Told(cell)}");
            }
        }

        return cases;
    }

    /// <summary>Where what is wrong with a model has been written: what is swept of it, or the model.</summary>
    private string PathOf(string model) =>
        Swept.Paths.Where(path => PathKeys.Of(path.Path) is ["models", var name, ..] && name == model)
            .Select(path => Scenario.Vary is null ? $"sweep.over.{path.Path}" : "vary.values").FirstOrDefault($"models.{model}");

    /// <summary>
    /// Everything that is to be run, once, in the order of the cells that need it first. What leaves files is kept no longer than until
    /// these are in their place: they may be large.
    /// </summary>
    private List<SweepRuns> Runs(IReadOnlyList<SweepCase> cases, StudyOptions options)
    {
        var (sharing, known, all) = (Sharing, new Dictionary<string, SweepRuns>(), new List<SweepRuns>());
        foreach (var (number, item) in cases.Index())
        {
            var records = RunRecords.Of(Swept, number, options);
            var runs = new ScenarioRuns(item.Cell.Scenario, item.Models, records, isLasting: !records.AreAny);
            List<Unit<Trajectory>> synchronous = [.. runs.Synchronous()];
            List<Unit<Trajectory>> asynchronous = [.. runs.Asynchronous()];
            foreach (var (index, model) in item.Models.Index())
            {
                item.Runs[model.Name] = (
                    Shared(item.Cell, model.Name, Regime.Synchronous, [synchronous[index]]),
                    Shared(item.Cell, model.Name, Regime.Asynchronous, [.. asynchronous.Where((_, k) => k % item.Models.Count == index)]));
            }
        }

        return all;

        SweepRuns Shared(SweptCell cell, string model, Regime regime, IReadOnlyList<Unit<Trajectory>> units)
        {
            var name = $"{regime} {model} {sharing.Runs(cell, model, regime)}";
            if (!known.TryGetValue(name, out var shared))
            {
                known[name] = shared = new SweepRuns(units, $"{model} at {Swept.Told(cell)}");
                all.Add(shared);
            }
            else
            {
                shared.Add(units);
            }

            return shared;
        }
    }

    private void Execute(IReadOnlyList<SweepRuns> runs, FailurePolicy policy, StudyRunner runner)
    {
        var outcomes = Outcomes(runs, policy, runner, new Share(1, 1));
        var first = 0;
        foreach (var item in runs)
        {
            item.Outcomes = [.. outcomes.Skip(first).Take(item.Units.Count)];
            first += item.Units.Count;
        }
    }

    /// <summary>The outcomes of the units of a share, in their order.</summary>
    private IReadOnlyList<SweepAttempt> Outcomes(IReadOnlyList<SweepRuns> runs, FailurePolicy policy, StudyRunner runner, Share share)
    {
        var phase = $"schedules over {string.Join(", ", Swept.Paths.Select(path => path.Path))}";
        return policy == FailurePolicy.Continue
            ? runner.Run(phase, share.Of(runs.SelectMany(item => item.Attempts(failure => Tell(runner, failure)))))
            : [.. runner.Run(phase, share.Of(runs.SelectMany(item => item.Units))).Select(run => new SweepAttempt(run, null))];
    }

    private static void Tell(StudyRunner runner, string failure) =>
        runner.Progress.Report(new RunProgress($"failed: {failure}", 0, 0) { IsNotice = true });

    private static SweptResult Result(SweepCase item) => new(
        item.Cell,
        [.. item.Built.Select(built => built.Model is { } model ? Result(item, model) : new SweptModel(built.Name, null, built.Failure))]);

    private static SweptModel Result(SweepCase item, Model model)
    {
        var (synchronous, asynchronous) = item.Runs[model.Name];
        return (synchronous.Failure ?? asynchronous.Failure) is { } failure ? new SweptModel(model.Name, null, failure)
            : new SweptModel(
                model.Name,
                ModelResult.Of(
                    model, synchronous.Outcomes[0].Run!, [.. asynchronous.Outcomes.Select(outcome => outcome.Run!)], item.Cell.Scenario),
                null);
    }
}
