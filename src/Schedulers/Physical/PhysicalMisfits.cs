using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Whether traces fit a graph, and the nodes that are named exist.</summary>
internal static class PhysicalMisfits
{
    /// <summary>What does not fit.</summary>
    public static IEnumerable<GraphMisfit> Of(SchedulerSpec.Physical physical, Graph graph)
    {
        foreach (var misfit in OfLinks(physical, graph).Concat(OfClocks(physical, graph)))
        {
            yield return misfit;
        }

        var largest = Enumerable.Range(0, graph.NodeCount).Select(graph.Key).DefaultIfEmpty(-1).Max();
        foreach (var (name, place, named) in Named(physical).Where(item => item.Largest > largest && item.Largest != int.MaxValue))
        {
            yield return new GraphMisfit(place, $"nodes from 0 to {largest} in '{name}'", Text(named));
        }
    }

    private static IEnumerable<GraphMisfit> OfLinks(SchedulerSpec.Physical physical, Graph graph)
    {
        LinkSpec[] links = [physical.Link, .. physical.Links.Select(item => item.Link)];
        if (!links.Any(link => Traces(link).Any()))
        {
            return [];
        }

        var sources = new Choice([.. physical.Links.Select(item => item.From)], graph);
        var targets = new Choice([.. physical.Links.Select(item => item.To)], graph);
        return links.Index().SelectMany(item => Traces(item.Item).SelectMany(trace =>
            trace.MisfitsOf(graph, arc => MayHave(
                item.Index,
                links.Length,
                number => sources.Has(number, graph.Source(arc)) && targets.Has(number, graph.Target(arc)),
                number => sources.IsDrawn(number) || targets.IsDrawn(number)))));
    }

    private static IEnumerable<GraphMisfit> OfClocks(SchedulerSpec.Physical physical, Graph graph)
    {
        ClockSpec[] clocks = [physical.Clock, .. physical.Clocks.Select(item => item.Clock)];
        if (!clocks.Any(clock => clock is ClockSpec.Measured))
        {
            return [];
        }

        var nodes = new Choice([.. physical.Clocks.Select(item => item.Nodes)], graph);
        return clocks.Index().Where(item => item.Item is ClockSpec.Measured).SelectMany(item =>
            ((ClockSpec.Measured)item.Item).Trace.MisfitsOf(graph, node =>
                MayHave(item.Index, clocks.Length, number => nodes.Has(number, node), nodes.IsDrawn)));
    }

    /// <summary>Whether one of several things, of which the last one that names somebody counts, may count for somebody.</summary>
    /// <param name="number">Its number; 0 is that of all which have no other.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isNamed">Whether that with a number names them, or may.</param>
    /// <param name="isDrawn">Whether it is drawn whom it names.</param>
    private static bool MayHave(int number, int count, Func<int, bool> isNamed, Func<int, bool> isDrawn) =>
        (number == 0 || isNamed(number - 1))
        && !Enumerable.Range(number + 1, count - number - 1).Any(later => isNamed(later - 1) && !isDrawn(later - 1));

    private static IEnumerable<TraceSpec> Traces(LinkSpec link) => new TraceSpec?[]
    {
        (link.Delay as DelaySpec.Measured)?.Trace,
        (link.Pattern as LossSpec.Measured)?.Trace,
    }.OfType<TraceSpec>();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(string Name, string Place, int Largest)> Named(SchedulerSpec.Physical physical) =>
    [
        .. physical.Faults.Select(item => (item.Name, item.Place, item.LargestNode)),
        .. physical.Clocks.Select(item => (item.Name, item.Place, item.Nodes.Largest)),
        .. physical.Links.Select(item => (item.Name, item.Place, Math.Max(item.From.Largest, item.To.Largest))),
    ];

    /// <summary>Sets of nodes, of which those that are drawn may have every node.</summary>
    private sealed class Choice(NodeSet[] sets, Graph graph)
    {
        private readonly bool[][] _has = [.. sets.Select(set => set.In(graph, new Draws(0), Purpose.Clock, 0))];

        public bool IsDrawn(int number) => sets[number].IsDrawn;

        public bool Has(int number, int node) => IsDrawn(number) || _has[number][node];
    }
}
