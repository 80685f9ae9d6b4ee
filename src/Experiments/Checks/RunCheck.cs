using Hogwild.Models;
using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>What every plan of runs is checked for, once models are there.</summary>
internal static class RunCheck
{
    /// <summary>Whether what schedulers say of nodes and arcs fits the graphs, and the runs fit into memory.</summary>
    /// <param name="schedulers">Who decides.</param>
    /// <param name="models">The models.</param>
    /// <param name="jobs">Runs at the same time.</param>
    /// <param name="runs">Runs of a model.</param>
    /// <param name="workers">Which nodes work together; null where each is by itself.</param>
    /// <returns>Bytes that the runs take which go on at the same time, from below.</returns>
    /// <exception cref="ScenarioException">Something does not fit.</exception>
    public static long Of(
        IReadOnlyList<SchedulerSpec> schedulers, IReadOnlyList<Model> models, int jobs, int runs, WorkersSpec? workers = null)
    {
        var faults = new FaultList();
        foreach (var model in models)
        {
            foreach (var scheduler in schedulers)
            {
                faults.Try(() => GraphCheck.Checked(scheduler, WorkersBuilder.GraphFor(workers, model.Data.Graph), model.Name), out _);
            }
        }

        faults.Tell();
        return MemoryCheck.OfRuns(models, jobs, runs, MemoryCheck.Available);
    }
}
