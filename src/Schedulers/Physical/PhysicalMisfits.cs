using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Whether traces are of as many nodes as a graph has, and the nodes that are named exist.</summary>
internal static class PhysicalMisfits
{
    /// <summary>What does not fit.</summary>
    public static IEnumerable<GraphMisfit> Of(SchedulerSpec.Physical physical, Graph graph)
    {
        foreach (var link in physical.Links.Select(item => item.Link).Prepend(physical.Link))
        {
            TraceSpec?[] traces = [(link.Delay as DelaySpec.Measured)?.Trace, (link.Pattern as LossSpec.Measured)?.Trace];
            foreach (var trace in traces.OfType<TraceSpec>().Where(trace => trace.NodeCount != graph.NodeCount))
            {
                yield return new GraphMisfit(
                    trace.Place, $"a trace of {graph.NodeCount} nodes for 'traces.{trace.Name}'", Text(trace.NodeCount));
            }
        }

        var largest = Enumerable.Range(0, graph.NodeCount).Select(graph.Key).DefaultIfEmpty(-1).Max();
        foreach (var (name, place, named) in Named(physical).Where(item => item.Largest > largest && item.Largest != int.MaxValue))
        {
            yield return new GraphMisfit(place, $"nodes from 0 to {largest} in '{name}'", Text(named));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Place, int Largest)> Named(SchedulerSpec.Physical physical) =>
    [
        .. physical.Faults.Select(item => (item.Name, item.Place, item.LargestNode)),
        .. physical.Clocks.Select(item => (item.Name, item.Place, item.Nodes.Largest)),
        .. physical.Links.Select(item => (item.Name, item.Place, Math.Max(item.From.Largest, item.To.Largest))),
    ];
}
