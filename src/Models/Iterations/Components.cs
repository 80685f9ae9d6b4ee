using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Who hears of whom, whatever the number of hops.</summary>
internal static class Components
{
    /// <summary>Per node whether anything said at one of <paramref name="starts"/> can reach it along arcs.</summary>
    internal static bool[] ReachedFrom(Graph graph, params IEnumerable<int> starts)
    {
        var reached = new bool[graph.NodeCount];
        var open = new Stack<int>();
        foreach (var start in starts.Where(start => !reached[start]))
        {
            reached[start] = true;
            open.Push(start);
        }

        while (open.TryPop(out var node))
        {
            foreach (var arc in graph.OutArcs(node))
            {
                var target = graph.Target(arc);
                if (!reached[target])
                {
                    reached[target] = true;
                    open.Push(target);
                }
            }
        }

        return reached;
    }

    /// <summary>Per node the mean of <paramref name="values"/> over the component that it belongs to.</summary>
    /// <exception cref="ArgumentException">Some arc leads where no way leads back from.</exception>
    internal static double[] Averages(Graph graph, ReadOnlySpan<double> values)
    {
        using var work = Work.On(Work.References);
        var averages = new double[graph.NodeCount];
        var done = new bool[graph.NodeCount];
        for (var first = 0; first < graph.NodeCount; first++)
        {
            if (done[first])
            {
                continue;
            }

            var component = ReachedFrom(graph, first);
            ThrowUnlessClosed(graph, component, first);
            var count = component.Count(reached => reached);
            var sum = Sum(values, component, 0);

            // By a power of two, only where the sum of finite numbers is none: small ones would lose bits.
            var scale = double.IsFinite(sum) ? 0 : Math.ILogB(count) + 1;
            var average = Math.ScaleB((scale == 0 ? sum : Sum(values, component, -scale)) / count, scale);
            for (var node = 0; node < graph.NodeCount; node++)
            {
                (averages[node], done[node]) = component[node] ? (average, true) : (averages[node], done[node]);
            }
        }

        return averages;
    }

    private static double Sum(ReadOnlySpan<double> values, bool[] isIn, int scale)
    {
        var sum = 0.0;
        for (var node = 0; node < values.Length; node++)
        {
            sum += isIn[node] ? Math.ScaleB(values[node], scale) : 0;
        }

        return sum;
    }

    /// <summary>Whatever <paramref name="first"/> reaches reaches it in turn, and nobody else does.</summary>
    private static void ThrowUnlessClosed(Graph graph, bool[] component, int first)
    {
        var back = new GraphBuilder(graph.NodeCount);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            back.AddArc(graph.Target(arc), graph.Source(arc));
        }

        var returning = ReachedFrom(back.Build(), first);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if (component[node] != returning[node])
            {
                var (from, to) = component[node] ? (node, first) : (first, node);
                throw new ArgumentException(
                    $"expected a way back for every way, found none from node {from} to node {to}: the average of all is known to nobody",
                    nameof(graph));
            }
        }
    }
}
