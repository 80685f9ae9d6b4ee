using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Whether what a scenario says of nodes and arcs fits its graph, which is known only when models have been made.</summary>
internal static class PhysicalCheck
{
    /// <summary>Checks a scheduler against a graph.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="model">The name of the model that brings it.</param>
    /// <exception cref="ScenarioException">A trace is of another number of nodes; a node is named that does not exist.</exception>
    public static void Check(SchedulerSpec scheduler, Graph graph, string model)
    {
        if (scheduler is SchedulerSpec.Bounded bounded)
        {
            Check(bounded.Of, graph, model);
        }

        if (scheduler is not SchedulerSpec.Physical physical)
        {
            return;
        }

        foreach (var link in physical.Links.Select(item => item.Link).Prepend(physical.Link))
        {
            TraceSpec?[] traces = [(link.Delay as DelaySpec.Measured)?.Trace, (link.Pattern as LossSpec.Measured)?.Trace];
            if (traces.FirstOrDefault(trace => trace is not null && trace.NodeCount != graph.NodeCount) is { } trace)
            {
                throw new ScenarioException(
                    trace.Place,
                    $"expected a trace of {graph.NodeCount} nodes for 'traces.{trace.Name}', as the model {model} has, "
                        + $"found {trace.NodeCount}");
            }
        }

        var largest = Enumerable.Range(0, graph.NodeCount).Select(graph.Key).DefaultIfEmpty(-1).Max();
        foreach (var (name, place, named) in Named(physical))
        {
            if (named > largest && named != int.MaxValue)
            {
                throw new ScenarioException(
                    place, $"expected nodes from 0 to {largest} in '{name}', since the model {model} has no others, found {named}");
            }
        }
    }

    private static IEnumerable<(string Name, string Place, int Largest)> Named(SchedulerSpec.Physical physical) =>
    [
        .. physical.Faults.Select(item => (item.Name, item.Place, item.LargestNode)),
        .. physical.Clocks.Select(item => (item.Name, item.Place, item.Nodes.Largest)),
        .. physical.Links.Select(item => (item.Name, item.Place, Math.Max(item.From.Largest, item.To.Largest))),
    ];
}
