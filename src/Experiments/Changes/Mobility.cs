using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Edges between nodes that move, as changes.</summary>
internal static class Mobility
{
    /// <summary>The entry that messages and changes name.</summary>
    public const string Name = "mobility";

    /// <summary>The data with the edges that there are at first.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">The data, without edges.</param>
    /// <exception cref="ScenarioException">There are edges already, or numbers of edges; or a file is not what it should be.</exception>
    public static GraphData First(Scenario scenario, GraphData data)
    {
        if (scenario.Mobility is not { } spec)
        {
            return data;
        }

        if (data.Graph.ArcCount > 0 || data.ArcFeatureSize > 0)
        {
            throw new ScenarioException(scenario.PlaceOf(Name), string.Create(
                CultureInfo.InvariantCulture,
                $"expected nodes without edges, which those that move have by where they are, found {data.Graph.ArcCount} arcs"));
        }

        var builder = new GraphBuilder(data.Graph.NodeCount, [.. Enumerable.Range(0, data.Graph.NodeCount).Select(data.Graph.Key)]);
        foreach (var (a, b) in Near(PathsOf(scenario, spec, data.Graph), spec.Radius, 0))
        {
            builder.AddEdge(a, b);
        }

        return data with { Graph = builder.Build() };
    }

    /// <summary>How long messages travel by where nodes are; null where that does not count.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="graph">The graph.</param>
    public static IDelayTrace? Travel(Scenario scenario, Graph graph) => scenario.Mobility is { Delay: { } delay } spec
        ? new Travel(graph, PathsOf(scenario, spec, graph), delay) : null;

    /// <summary>Edges that appear and vanish, in order of time.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="graph">The graph at first.</param>
    public static IEnumerable<SingleChange> Changes(Scenario scenario, Graph graph)
    {
        if (scenario.Mobility is not { } spec)
        {
            yield break;
        }

        var paths = PathsOf(scenario, spec, graph);
        var known = Near(paths, spec.Radius, 0).ToHashSet();
        for (var time = spec.Every.Ticks; time < scenario.Run.Until.Ticks; time += spec.Every.Ticks)
        {
            var near = Near(paths, spec.Radius, time).ToHashSet();
            foreach (var (a, b) in near.Except(known).Concat(known.Except(near)).Order())
            {
                foreach (var key in new[] { SingleChange.ArcKey(a, b), SingleChange.ArcKey(b, a) })
                {
                    yield return new SingleChange(Name, ChangeKind.Arc, key, time, Ticks.Never)
                    {
                        IsThere = near.Contains((a, b)), IsDrawn = true,
                    };
                }
            }

            known = near;
        }
    }

    private static IEnumerable<(int A, int B)> Near(
        IReadOnlyList<Func<long, (double X, double Y)>> paths, double radius, long time)
    {
        (double X, double Y)[] places = [.. paths.Select(path => path(time))];
        for (var a = 0; a < places.Length; a++)
        {
            for (var b = a + 1; b < places.Length; b++)
            {
                var (x, y) = (places[a].X - places[b].X, places[a].Y - places[b].Y);
                if ((x * x) + (y * y) <= radius * radius)
                {
                    yield return (a, b);
                }
            }
        }
    }

    /// <summary>Where nodes are, as functions of an instant until the end of the run.</summary>
    private static Func<long, (double X, double Y)>[] PathsOf(Scenario scenario, MobilitySpec spec, Graph graph) =>
        spec.Positions is { } file ? new PositionRows(file, graph.NodeCount, spec.First).Of(scenario)
            : [.. Enumerable.Range(0, graph.NodeCount).Select(node => (Func<long, (double, double)>)new Waypoints(
                new Draws(scenario.Seed), graph.Key(node), spec.Speed!.Value, scenario.Run.Until.Ticks).At)];
}
