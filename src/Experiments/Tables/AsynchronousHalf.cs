using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Runs fold 0, seed 0 of every cell under the scenario's scheduler, and layered rules in random orders besides.</summary>
internal sealed class AsynchronousHalf(Scenario scenario, TableData data, TableWeights weights, ResultCache cache)
{
    private const int Numbers = 6;
    private readonly Dictionary<TableUnit, Lazy<(WeightFile Weights, Model Model)>> _models = [];

    /// <summary>All runs: data sets, models, schedules, then orders. What was not computed in the synchronous half is left out.</summary>
    /// <param name="judged">The results of the synchronous half.</param>
    /// <param name="jobs">How many run at a time.</param>
    /// <param name="progress">Is told how many are done.</param>
    /// <param name="cancellation">Asks to stop.</param>
    public IReadOnlyList<ScheduleResult> Run(
        IEnumerable<UnitResult> judged, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var units = judged.Where(result => result is { Score: not null, Unit: { Fold: 0, Seed: 0 } }).Select(result => result.Unit).ToList();
        foreach (var unit in units)
        {
            _models[unit] = new(() => Load(unit, cancellation));
        }

        var spec = scenario.Sweep!;
        var runs = units.SelectMany(unit => Enumerable.Range(0, spec.Schedules).Select(number => (unit, IsOrder: false, number))
            .Concat(Enumerable.Range(0, spec.Schedules > 0 && IsLayered(unit) ? spec.Orders : 0).Select(number => (unit, IsOrder: true, number))))
            .ToList();
        var results = new ScheduleResult[runs.Count];
        var done = 0;
        progress.Report(new RunProgress("asynchronous runs", 0, runs.Count));
        Runner.InParallel(runs.Count, jobs, item =>
        {
            results[item] = One(runs[item].unit, runs[item].IsOrder, runs[item].number, cancellation);
            progress.Report(new RunProgress(
                "asynchronous runs",
                Interlocked.Increment(ref done),
                runs.Count,
                $"{runs[item].unit.Model} on {runs[item].unit.Dataset}: {results[item].Outcome.Text()}"));
        }, cancellation);
        return results;
    }

    private bool IsLayered(TableUnit unit) => weights.ModelOf(unit).Rule.IsLayered;

    private (WeightFile Weights, Model Model) Load(TableUnit unit, CancellationToken cancellation)
    {
        var file = weights.Get(unit, progress: null, cancellation);
        return (file, UnitEvaluation.Build(unit, weights.ModelOf(unit).Rule, file, data.Of(unit.Dataset, unit.Fold).Test.Union()));
    }

    private ScheduleResult One(TableUnit unit, bool isOrder, int number, CancellationToken cancellation)
    {
        var file = weights.Get(unit, progress: null, cancellation);
        var key = ResultCache.Key(
            json =>
            {
                json.WriteString("what", isOrder ? "random order" : "schedule");
                UnitEvaluation.Describe(json, scenario, unit, weights.ModelOf(unit).Rule);
                json.WriteNumber("seed", scenario.Seed);
                json.WriteNumber("number", number);
                if (!isOrder)
                {
                    ScenarioJson.WriteRegime(json, scenario);
                }
            },
            file);
        var numbers = cache.GetOrCompute(key, Numbers, () => Compute(_models[unit].Value.Model, isOrder, number, cancellation));
        return new ScheduleResult
        {
            Dataset = unit.Dataset,
            Model = unit.Model,
            IsOrder = isOrder,
            Number = number,
            Outcome = (RunOutcome)(int)numbers[0],
            Value = numbers[1],
            Distance = numbers[2],
            Deviation = numbers[3],
            Activations = numbers[4],
            ActivationsToTolerance = numbers[5],
        };
    }

    private double[] Compute(Model model, bool isOrder, int number, CancellationToken cancellation)
    {
        var draws = new Draws(scenario.Seed).Replicate(number);
        var trajectory = isOrder ? Ordered(model, draws, number, cancellation) : Scheduled(model, draws, number, cancellation);
        var last = trajectory.Samples[^1];
        return
        [
            (int)trajectory.Outcome, Score.Of(model.Data, trajectory.Outputs).Value, last.Distance, Metric("deviation"), last.UpdatesPerNode,
            Metric("updates_to_tolerance"),
        ];

        double Metric(string name) => trajectory.Metrics.Where(metric => metric.Key == name).Select(metric => metric.Value)
            .DefaultIfEmpty(double.NaN).First();
    }

    private Trajectory Scheduled(Model model, Draws draws, int number, CancellationToken cancellation)
    {
        var scheduler = SchedulerBuilder.Build(scenario, draws, model);
        return new SingleRun(model, scheduler, SchedulerBuilder.BoundOf(scenario), scenario.Kernel)
            .Run(Regime.Asynchronous, scenario, number, cancellation);
    }

    private Trajectory Ordered(Model model, Draws draws, int number, CancellationToken cancellation)
    {
        // Two ticks from one activation to the next: in one of them a version is published.
        var (step, depth) = (2L * model.Data.Graph.NodeCount, model.Rule.Depth);
        var end = TimeSpan.FromTicks((step * depth) + 2);
        var order = scenario with { Run = scenario.Run with { Until = end, Sample = end } };
        return new SingleRun(model, new RandomInterleaving(step, depth, draws), kernel: scenario.Kernel)
            .Run(Regime.Asynchronous, order, number, cancellation);
    }
}
