using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Looks for the values of a parameter between which runs converge and do not: a coarse grid, then bisection of every crossing, many runs
/// at a time. Results depend on the scenario alone.
/// </summary>
public static class ThresholdSearch
{
    /// <summary>Searches for every model under every scheduler.</summary>
    /// <param name="scenario">The scenario; it has a section on thresholds.</param>
    /// <param name="jobs">Runs that may go on at the same time, at least 1. Results do not depend on it.</param>
    /// <param name="weightCache">The folder in which trained weights are kept.</param>
    /// <param name="progress">Is told how far the search has come; may be called from several threads.</param>
    /// <param name="cancellation">Asks to stop; the search then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ScenarioException">The scenario has nothing that the search could look for.</exception>
    public static ThresholdResult Execute(
        Scenario scenario, int jobs, string weightCache, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(progress);
        var spec = scenario.Threshold ?? throw new ArgumentException("expected a scenario with a section on thresholds", nameof(scenario));
        CheckSamples(scenario.Run);
        var models = ModelBuilder.Build(scenario, new WeightCache(weightCache), progress, cancellation);
        MemoryCheck.OfRuns(models, jobs, scenario.Run.Replicates, MemoryCheck.Available);
        var steered = models.Select((model, index) => new SteeredModel(scenario.Models[index], model)).ToList();
        var needsStep = spec.Over == ThresholdParameter.Alpha || spec.And == ThresholdParameter.Alpha;
        steered.ForEach(model => model.Check(scenario.Run.Tolerance, needsStep));
        var searches = CurveSearches.Of(scenario, spec, steered);
        var runs = 0;
        for (var (phase, done) = ("coarse grid", 0); ; phase = "bisection")
        {
            var batch = searches
                .SelectMany(search => search.Next().Select(value => new Probe(search, spec.Over, value, scenario))).ToList();
            if (batch.Count == 0)
            {
                break;
            }

            var size = batch.Sum(probe => probe.Replicates);
            var total = done + (phase == "bisection" ? searches.Sum(search => search.Remaining()) : size);
            RunAll(batch, scenario, jobs, Report, cancellation);
            batch.ForEach(probe => probe.Search.Add(probe.Point(spec.Confidence)));
            (runs, done) = (runs + size, phase == "bisection" ? done + size : 0);

            void Report(int count) => progress.Report(new RunProgress(phase, done + count, Math.Max(total, done + count)));
        }

        var curves = searches.Select(search => search.Result(CertifiedValue.Of(search, spec, scenario.Step)));
        return new ThresholdResult(scenario, [.. curves], runs);
    }

    private static void RunAll(List<Probe> batch, Scenario scenario, int jobs, Action<int> report, CancellationToken cancellation)
    {
        var draws = new Draws(scenario.Seed);
        var tasks = batch
            .SelectMany(probe => Enumerable.Range(0, probe.Replicates).Select(replicate => (Probe: probe, Replicate: replicate))).ToList();
        var done = 0;
        report(0);
        Runner.InParallel(tasks.Count, jobs, item =>
        {
            var (probe, replicate) = tasks[item];
            probe.Run(replicate, draws.Replicate(replicate), cancellation);
            report(Interlocked.Increment(ref done));
        }, cancellation);
    }

    /// <summary>A slope wants a number of samples.</summary>
    private static void CheckSamples(RunSpec run)
    {
        if (run.Until.Ticks / run.Sample.Ticks < GrowthRate.LeastSamples)
        {
            throw new ScenarioException(
                "run.sample",
                $"expected at least {GrowthRate.LeastSamples} samples until 'run.until', for the slope of distances, "
                    + $"found {run.Until.Ticks / run.Sample.Ticks}");
        }
    }
}
