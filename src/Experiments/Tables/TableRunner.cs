using System.Collections.Concurrent;
using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Runs a sweep: trains and judges every model on every data set, fold and seed, then runs the asynchronous half. Results depend on the
/// scenario alone. What is done is kept beside the results, so that a sweep that was stopped goes on where it was.
/// </summary>
public static class TableRunner
{
    /// <summary>Runs all of it.</summary>
    /// <param name="scenario">A scenario with a sweep.</param>
    /// <param name="jobs">Trainings or runs at a time, at least 1. Results do not depend on it.</param>
    /// <param name="weightCache">The folder in which trained weights are kept.</param>
    /// <param name="resultCache">The folder in which results of single trainings and runs are kept.</param>
    /// <param name="progress">Is told how far it has come; may be called from several threads.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">Weights do not fit their data.</exception>
    public static TableResult Execute(
        Scenario scenario,
        int jobs,
        string weightCache,
        string resultCache,
        IProgress<RunProgress> progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(progress);
        var spec = scenario.Sweep ?? throw new ArgumentException("expected a scenario with a sweep", nameof(scenario));
        var data = new TableData(spec);
        var weights = new TableWeights(scenario, data, new WeightCache(weightCache));
        var cache = new ResultCache(resultCache);
        var units = TablePlan.Units(scenario);
        var failures = Train([.. units.Where(weights.NeedsTraining)], weights, jobs, progress, cancellation);
        var evaluation = new UnitEvaluation(scenario, data, cache);
        var judged = new UnitResult[units.Count];
        var done = 0;
        Runner.InParallel(units.Count, jobs, item =>
        {
            judged[item] = failures.GetValueOrDefault(units[item]) is { } problem
                ? evaluation.Failed(units[item], problem)
                : evaluation.Judge(units[item], weights.ModelOf(units[item]).Rule, Try(() => weights.Get(units[item], null, cancellation)));
            progress.Report(new RunProgress("synchronous outputs", Interlocked.Increment(ref done), units.Count));
        }, cancellation);
        var schedules = spec.Schedules == 0 ? []
            : new AsynchronousHalf(scenario, data, weights, cache).Run(judged, jobs, progress, cancellation);
        return new TableResult(scenario, judged, schedules);
    }

    /// <summary>Trains what has to be trained. What fails by its numbers is an outcome, and does not end the others.</summary>
    private static ConcurrentDictionary<TableUnit, string> Train(
        IReadOnlyList<TableUnit> units, TableWeights weights, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var failures = new ConcurrentDictionary<TableUnit, string>();
        var work = units.Select(weights.Work).ToList();
        var clock = new TrainingClock(units.Zip(work, (unit, amount) => (unit.Model, amount)), jobs, progress);
        Runner.InParallel(units.Count, jobs, item =>
        {
            try
            {
                _ = Try(() => weights.Get(units[item], clock.Of(units[item], work[item]), cancellation));
            }
            catch (Exception failure) when (failure is ResidualException or NotPositiveDefiniteException)
            {
                failures[units[item]] = $"training: {failure.Message}";
            }
        }, cancellation);
        return failures;
    }

    /// <summary>Weights, with the errors of a scenario.</summary>
    private static WeightFile Try(Func<WeightFile> get)
    {
        try
        {
            return get();
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }
}
