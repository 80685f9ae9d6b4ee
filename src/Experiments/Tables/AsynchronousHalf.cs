using System.Text.Json;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Runs trainings of every cell under the schedulers of the tables, and layered rules in random orders besides.</summary>
internal sealed class AsynchronousHalf(Scenario scenario, TableData data, TableWeights weights, TableInputs inputs, KeptResults kept)
{
    /// <summary>How many numbers a run is written as.</summary>
    internal const int Numbers = 6;

    private readonly IReadOnlyList<SchedulerSpec> _schedulers = TablePlan.Schedulers(scenario);
    private readonly IReadOnlyList<string> _labels = TablePlan.Labels(scenario);

    /// <summary>All runs: data sets, models, schedules, then orders. What was not computed in the synchronous half is left out.</summary>
    /// <param name="judged">The results of the synchronous half.</param>
    /// <param name="runner">Does the units.</param>
    public IReadOnlyList<ScheduleResult> Run(IEnumerable<UnitResult> judged, StudyRunner runner)
    {
        var units = judged.Where(result => result.Score is not null).Select(result => result.Unit).ToList();
        var runs = TablePlan.Runs(scenario, units);
        var computed = runner.Run("asynchronous runs", [.. Units([.. runs.Where(run => kept.Find(run) is null)], runner)]);
        var next = 0;
        return [.. runs.Select(run => kept.Find(run) is { } line ? Read(run, line.Numbers, line.Tensors) : computed[next++])];
    }

    /// <summary>Runs as units of work.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="runner">Does them.</param>
    public IEnumerable<Unit<ScheduleResult>> Units(IReadOnlyList<TableRun> runs, StudyRunner runner)
    {
        var models = runs.Select(run => run.Unit).Distinct()
            .ToDictionary(unit => unit, unit => new Lazy<LoadedModel>(() => Load(unit, runner.Cancellation)));
        return runs.Select(run => Unit(run, models[run.Unit]));
    }

    private Unit<ScheduleResult> Unit(TableRun run, Lazy<LoadedModel> loaded) => new()
    {
        Describe = json => Describe(json, run),
        Weights = () => loaded.Value.Weights,
        Compute = cancellation => Compute(run, loaded.Value, cancellation),
        Codec = new NumbersCodec<ScheduleResult>(Numbers, Write, numbers => Read(run, numbers, loaded.Value.Tensors)),
        IsLasting = true,
        Note = result => $"{result.Model} on {result.Dataset}: {result.Outcome.Text()}",
    };

    /// <summary>The weights, and the model only once it is asked for: what is kept already needs none.</summary>
    private LoadedModel Load(TableUnit unit, CancellationToken cancellation)
    {
        var file = weights.Get(unit, progress: null, cancellation);
        return new LoadedModel(file, TensorFacts.SumOf(file), new(() => UnitEvaluation.Build(
            unit, weights.ModelOf(unit).Rule, file, data.Of(unit.Dataset, unit.Fold).Test.Union())));
    }

    private void Describe(Utf8JsonWriter json, TableRun run)
    {
        json.WriteString("what", run.IsOrder ? "random order" : "schedule");
        UnitEvaluation.Describe(json, scenario, run.Unit, weights.ModelOf(run.Unit).Rule);
        json.WriteString("files", inputs.Of(run.Unit));
        json.WriteNumber("seed", scenario.Seed);
        json.WriteNumber("number", run.Number);
        if (run.IsOrder)
        {
            json.WriteNumber("tolerance", scenario.Run.Tolerance);
            json.WriteBoolean("stops", scenario.Run.StopsConverged);
            json.WriteStartArray("metrics");
            scenario.Run.Metrics.ToList().ForEach(metric => SpecWriter.Write(json, metric));
            json.WriteEndArray();
            ScenarioJson.WriteWorkers(json, scenario);
        }
        else
        {
            ScenarioJson.WriteRegime(json, Under(run));
            json.WriteString("schedule_files", inputs.OfSchedules);
        }
    }

    private ScheduleResult Compute(TableRun run, LoadedModel loaded, CancellationToken cancellation)
    {
        var model = loaded.Model.Value;
        var draws = new Draws(scenario.Seed).Replicate(run.Number);
        var trajectory = run.IsOrder ? Ordered(model, draws, run.Number, cancellation) : Scheduled(model, draws, run, cancellation);
        var last = trajectory.Samples[^1];
        return Read(
            run,
            [
                (int)trajectory.Outcome, Score.Of(model.Data, trajectory.Outputs).Value, last.Distance, Metric("deviation"),
                last.UpdatesPerNode, Metric("updates_to_tolerance"),
            ],
            loaded.Tensors);

        double Metric(string name) => trajectory.Metrics.Where(metric => metric.Key == name).Select(metric => metric.Value)
            .DefaultIfEmpty(double.NaN).First();
    }

    /// <summary>A run as numbers.</summary>
    internal static double[] Write(ScheduleResult result) =>
        [(int)result.Outcome, result.Value, result.Distance, result.Deviation, result.Activations, result.ActivationsToTolerance];

    private ScheduleResult Read(TableRun run, double[] numbers, long tensors) => new()
    {
        Dataset = run.Unit.Dataset,
        Model = run.Unit.Model,
        Fold = run.Unit.Fold,
        Seed = run.Unit.Seed,
        Scheduler = run.Scheduler is { } scheduler ? _labels[scheduler] : string.Empty,
        IsOrder = run.IsOrder,
        Number = run.Number,
        Outcome = (RunOutcome)(int)numbers[0],
        Value = numbers[1],
        Distance = numbers[2],
        Deviation = numbers[3],
        Activations = numbers[4],
        ActivationsToTolerance = numbers[5],
        Tensors = tensors,
    };

    private Trajectory Scheduled(Model model, Draws draws, TableRun run, CancellationToken cancellation)
    {
        var own = Under(run);
        var scheduler = SchedulerBuilder.Build(own, draws, model);
        return new SingleRun(model, scheduler, SchedulerBuilder.PromiseOf(own), own.Kernel)
            .Run(Regime.Asynchronous, own, run.Number, cancellation);
    }

    private Scenario Under(TableRun run) => scenario with { Scheduler = _schedulers[run.Scheduler!.Value] };

    private Trajectory Ordered(Model model, Draws draws, int number, CancellationToken cancellation)
    {
        // Two ticks from one activation to the next: in one of them a version is published.
        var decided = WorkersBuilder.GraphFor(scenario.Workers, model.Data.Graph);
        var (step, depth) = (2L * decided.NodeCount, model.Rule.Depth);
        var end = TimeSpan.FromTicks((step * depth) + 2);
        var order = scenario with { Run = scenario.Run with { Until = end, Sample = end } };
        var scheduler = SchedulerBuilder.Working(order, new RandomInterleaving(step, depth, draws), model.Data.Graph);
        return new SingleRun(model, scheduler, kernel: scenario.Kernel)
            .Run(Regime.Asynchronous, order, number, cancellation);
    }

    private sealed record LoadedModel(WeightFile Weights, long Tensors, Lazy<Model> Model);
}
