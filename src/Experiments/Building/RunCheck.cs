using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What every plan of runs is checked for, once models are there.</summary>
internal static class RunCheck
{
    /// <summary>Whether what schedulers say of nodes and arcs fits the graphs, and the runs fit into memory.</summary>
    /// <param name="scenario">What the runs are of.</param>
    /// <param name="schedulers">Who decides, in the place of the scenario's own; nobody where they look at states and so on.</param>
    /// <param name="models">The models.</param>
    /// <param name="jobs">Runs at the same time.</param>
    /// <param name="runs">Runs of a model.</param>
    /// <returns>Bytes that the runs take which go on at the same time, from below.</returns>
    /// <exception cref="ScenarioException">Something does not fit.</exception>
    public static long Of(
        Scenario scenario, IReadOnlyList<SchedulerSpec> schedulers, IReadOnlyList<Model> models, int jobs, int runs)
    {
        var faults = new FaultList();
        var deciders = new List<(Model Model, IScheduler? Scheduler)>();
        foreach (var model in models)
        {
            foreach (var scheduler in schedulers)
            {
                var graph = WorkersBuilder.GraphFor(scenario.Workers, model.Data.Graph);
                if (faults.Try(() => GraphCheck.Checked(scheduler, graph, model.Name), out var fitting)
                    && faults.Try(() => Known(scenario with { Scheduler = fitting }, model), out var known))
                {
                    deciders.Add((model, known));
                }
            }
        }

        faults.Tell();
        return MemoryCheck.OfRuns(models, jobs, runs, MemoryCheck.Available, model => schedulers.Count == 0 ? [null]
            : deciders.Where(item => item.Model == model).Select(item => item.Scheduler));
    }

    /// <summary>
    /// Who decides a run, where it may be decided ahead; null where it goes event by event in any case. Whoever looks at states is not made
    /// here: an objective that does not fit a model is told where the run is, or its cell of a sweep.
    /// </summary>
    private static IScheduler? Known(Scenario scenario, Model model) => scenario is
    {
        Kernel: KernelKind.Event, Workers: null, Engine: EngineSpec.Simulated,
        Scheduler: not SchedulerSpec.Replay and { LooksAtStates: false },
    }
        ? SchedulerBuilder.Build(scenario, new Draws(scenario.Seed), model) : null;
}
