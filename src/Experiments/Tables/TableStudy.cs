using System.Text.Json;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// The tables of a scenario: every model is trained and judged on every data set, fold and seed; then some of them, by default fold 0 and
/// seed 0, are run asynchronously. Three rounds, of which every unit of the last two can be kept, so that tables that were stopped go on where they were.
/// </summary>
public sealed class TableStudy : Study<TableResult>
{
    /// <summary>The tables that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with data sets to go through.</param>
    public TableStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Table is null)
        {
            throw new ArgumentException("expected a scenario with data sets to go through", nameof(scenario));
        }
    }

    private TableSpec Spec => Scenario.Table!;

    /// <inheritdoc/>
    internal override StudyPlan<TableResult> Plan(StudyRunner runner)
    {
        TableWeights.RequireFiles(Scenario);
        var data = new TableData(Scenario);
        CheckGraphs(data);
        var weights = new TableWeights(Scenario, data, runner.Weights);
        var inputs = new TableInputs(Scenario);
        var units = TablePlan.Units(Scenario);
        var kept = KeptResults.Read(Scenario, inputs);
        List<TableRun> runs = [.. TablePlan.Runs(Scenario, units).Where(run => kept.Find(run) is null)];
        var open = units.Where(unit => kept.Find(unit) is null).Union(runs.Select(run => run.Unit)).ToHashSet();
        var trainings = units.Where(unit => open.Contains(unit) && weights.NeedsTraining(unit)).ToList();
        var trained = open.Count(unit => TablePlan.Trains(Spec, weights.ModelOf(unit))) - trainings.Count;
        var cost = new TableCost(Scenario, data, runs);
        return new StudyPlan<TableResult>
        {
            Units = trainings.Count + units.Count + runs.Count,
            Work = runs.Where(run => !run.IsOrder).GroupBy(run => run.Unit.Dataset, (dataset, some) => Workload.Of(
                Scenario, [.. TablePlan.Schedulers(Scenario).Take(1)], [data.Of(dataset, fold: 0).Test.Union().Graph], some.Count()))
                .Aggregate(default(Workload), (sum, work) => sum + work),
            Known = Known(),
            Trained = trained,
            KnownOf = trained + trainings.Count + units.Count + runs.Count,
            Contribute = share => Complete(share.Of(units, cost.Of)),
            Execute = () => Complete(units),
        };

        // What has no weights yet has no name; it is not kept either.
        IEnumerable<IUnit> Known()
        {
            List<TableUnit> named = [.. units.Where(open.Contains).Except(trainings)];
            var evaluation = new UnitEvaluation(Scenario, data, inputs);
            var half = new AsynchronousHalf(Scenario, data, weights, inputs, kept);
            return
            [
                .. Judged(evaluation, named.Where(unit => kept.Find(unit) is null)),
                .. half.Units([.. runs.Where(run => named.Contains(run.Unit))], runner),
            ];
        }

        IEnumerable<Unit<UnitResult>> Judged(UnitEvaluation evaluation, IEnumerable<TableUnit> some) => some.Select(unit =>
            evaluation.Judged(unit, weights.ModelOf(unit).Rule, () => weights.Get(unit, progress: null, runner.Cancellation)));

        TableResult Complete(IReadOnlyList<TableUnit> some)
        {
            var failures = Train([.. some.Intersect(trainings)], weights, runner);
            var evaluation = new UnitEvaluation(Scenario, data, inputs);
            var computed = runner.Run("synchronous outputs", [.. some.Where(unit => kept.Find(unit) is null).SelectMany(unit =>
                failures.GetValueOrDefault(unit) is { } problem ? [evaluation.Failed(unit, problem)] : Judged(evaluation, [unit]))]);
            var next = 0;
            List<UnitResult> judged =
                [.. some.Select(unit => kept.Find(unit) is { } numbers ? evaluation.Read(unit, numbers) : computed[next++])];
            var schedules = Spec.Schedules == 0 ? [] : new AsynchronousHalf(Scenario, data, weights, inputs, kept).Run(judged, runner);
            return new TableResult(Scenario, judged, schedules) { Kept = KeptResults.Of(Scenario, inputs, judged, schedules) };
        }
    }

    /// <summary>What the scheduler says of nodes and arcs is checked against every data set that is run.</summary>
    private void CheckGraphs(TableData data)
    {
        foreach (var (dataset, _) in Spec.Schedules > 0 ? Spec.Datasets : [])
        {
            foreach (var scheduler in TablePlan.Schedulers(Scenario))
            {
                GraphCheck.Check(scheduler, data.Of(dataset, fold: 0).Test.Union().Graph, Scenario.Models[0].Name);
            }
        }
    }

    /// <summary>
    /// Trains what has to be trained; the weights are kept as files. What fails by its numbers is an outcome, and does not end the others.
    /// </summary>
    /// <returns>Why which trainings failed.</returns>
    private Dictionary<TableUnit, string> Train(IReadOnlyList<TableUnit> units, TableWeights weights, StudyRunner runner)
    {
        var work = units.Select(weights.Work).ToList();
        var clock = new TrainingClock(
            units.Zip(work, (unit, amount) => (unit.Model, amount)), runner.Options.Jobs, runner.Progress);
        var problems = runner.Run<string>([.. units.Zip(work, (unit, amount) => new Unit<string>
        {
            Describe = json => Describe(json, unit, weights),
            Compute = cancellation => Trained(() => weights.Get(unit, clock.Of(unit, amount), cancellation)),
        })]);
        return units.Zip(problems).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string Trained(Func<WeightFile> train)
    {
        try
        {
            _ = UnitEvaluation.Readable(train);
            return string.Empty;
        }
        catch (Exception failure) when (failure is ResidualException or NotPositiveDefiniteException)
        {
            return $"training: {failure.Message}";
        }
    }

    private void Describe(Utf8JsonWriter json, TableUnit unit, TableWeights weights)
    {
        json.WriteString("what", "training");
        UnitEvaluation.Describe(json, Scenario, unit, weights.ModelOf(unit).Rule);
        foreach (var (key, value) in TablePlan.Settings(weights.ModelOf(unit), unit).Describe())
        {
            json.WriteString(key, value);
        }
    }
}
