using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Runs a scenario once for every value of a parameter: the same models, seeds and tables, so that values can be compared.
/// </summary>
internal static class VaryRun
{
    // What models do not depend on.
    private static readonly string[] Apart = ["scheduler", "run", "step", "kernel", "seed"];

    /// <summary>All runs, several at a time. Results depend on the scenario alone.</summary>
    public static VaryResult Execute(Scenario scenario, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var spec = scenario.Vary!;
        var cases = Cases(spec, options, progress, cancellation);
        var items = cases.SelectMany(item => item.Items).ToList();
        var done = 0;
        progress.Report(new RunProgress(Phase(spec), 0, items.Count));
        Runner.InParallel(items.Count, options.Jobs, index =>
        {
            items[index](cancellation);
            progress.Report(new RunProgress(Phase(spec), Interlocked.Increment(ref done), items.Count));
        }, cancellation);
        return new VaryResult(spec, [.. cases.Select(item => item.Result())]);
    }

    private static string Phase(VarySpec spec) => $"schedules over {spec.Path}";

    private static List<Case> Cases(VarySpec spec, RunOptions options, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var cache = new WeightCache(options.WeightCache);
        var key = spec.Path.Split('.')[0];
        var cases = new List<Case>();
        foreach (var value in spec.Values)
        {
            cancellation.ThrowIfCancellationRequested();
            var models = cases.Count > 0 && Apart.Contains(key)
                ? cases[0].Models : ModelBuilder.Build(value.Scenario, cache, progress, cancellation);
            MemoryCheck.OfRuns(models, options.Jobs, value.Scenario.Run.Replicates + 1, MemoryCheck.Available);
            foreach (var model in models)
            {
                PhysicalCheck.Check(value.Scenario.Scheduler, model.Data.Graph, model.Name);
            }

            cases.Add(new Case(value, models, cases.Count > 0 && key == "scheduler" ? cases[0] : null));
        }

        return cases;
    }

    /// <summary>The runs at one value.</summary>
    private sealed class Case
    {
        private readonly VariedScenario _value;
        private readonly Trajectory[] _synchronous;
        private readonly Trajectory[][] _asynchronous;

        /// <summary>The runs to be done; the synchronous ones are those of <paramref name="like"/> where that is given.</summary>
        public Case(VariedScenario value, IReadOnlyList<Model> models, Case? like)
        {
            (_value, Models) = (value, models);
            var scenario = value.Scenario;
            _synchronous = like?._synchronous ?? new Trajectory[models.Count];
            _asynchronous = [.. models.Select(_ => new Trajectory[scenario.Run.Replicates])];
            for (var replicate = like is null ? -1 : 0; replicate < scenario.Run.Replicates; replicate++)
            {
                for (var model = 0; model < models.Count; model++)
                {
                    var (which, number) = (model, replicate);
                    Items.Add(cancellation => Run(which, number, cancellation));
                }
            }
        }

        public IReadOnlyList<Model> Models { get; }

        public List<Action<CancellationToken>> Items { get; } = [];

        public VariedResult Result() => new(
            _value.Value,
            _value.Number,
            [.. Models.Select((model, index) => Runner.Result(model, _synchronous[index], _asynchronous[index], _value.Scenario))]);

        private void Run(int model, int replicate, CancellationToken cancellation)
        {
            var scenario = _value.Scenario;
            if (replicate < 0)
            {
                _synchronous[model] = Runner.Recorded(
                    Models[model], Regime.Synchronous, 0, new Synchronous(scenario.Step.Ticks), scenario, null, cancellation);
            }
            else
            {
                var draws = new Draws(scenario.Seed).Replicate(replicate);
                _asynchronous[model][replicate] = Runner.Scheduled(Models[model], replicate, draws, scenario, null, cancellation);
            }
        }
    }
}
