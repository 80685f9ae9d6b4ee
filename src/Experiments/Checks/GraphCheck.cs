using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Whether what a scenario says of nodes and arcs fits its graph, which is known only when models have been made.</summary>
internal static class GraphCheck
{
    /// <summary>Checks a scheduler against a graph.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="model">The name of the model that brings it.</param>
    /// <exception cref="ScenarioException">
    /// A trace is of another number of nodes, a node is named that does not exist, or a schedule is for another graph.
    /// </exception>
    public static void Check(SchedulerSpec scheduler, Graph graph, string model) => Checked(scheduler, graph, model);

    /// <summary>The scheduler, which has been checked.</summary>
    public static SchedulerSpec Checked(SchedulerSpec scheduler, Graph graph, string model)
    {
        var faults = new FaultList();
        try
        {
            foreach (var (place, expected, found) in scheduler.MisfitsOf(graph))
            {
                faults.Add(new ScenarioException(place, $"expected {expected} (the graph of the model {model}), found {found}"));
            }
        }
        catch (ScheduleFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }

        faults.Throw();
        return scheduler;
    }
}
