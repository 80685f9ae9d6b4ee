using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// What a network of layers computes from what under a schedule that is drawn: who reads which version of whom at which layer, in steps
/// that can be computed one after the other.
/// </summary>
/// <param name="Steps">The steps, in an order in which everything is there that is read.</param>
internal sealed record UnrolledSchedule(IReadOnlyList<UnrolledStep> Steps)
{
    // The grid of scenarios by default, and what is long enough for a few layers under any world that goes on.
    private static readonly TimeSpan Grid = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Draws a schedule until all nodes have computed all layers.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layers">Number of layers.</param>
    /// <param name="scheduler">Who decides; it names no model.</param>
    /// <param name="draws">The randomness of the schedule.</param>
    /// <exception cref="ArgumentException">
    /// Not all nodes have computed all layers within a virtual minute, or a node goes on from another state than its newest, or reads
    /// pieces of several versions.
    /// </exception>
    public static UnrolledSchedule Draw(Graph graph, int layers, SchedulerSpec scheduler, Draws draws)
    {
        var recording = new Recording(scheduler.Create(new SchedulerContext(Grid.Ticks, Longest.Ticks, draws)));
        var run = new Run(graph, new CountedLayers(layers), recording);
        for (var time = Grid.Ticks; run.Network.Finished < graph.NodeCount; time *= 2)
        {
            if (time > Longest.Ticks)
            {
                throw new ArgumentException(
                    $"expected a scheduler under which all nodes compute {layers} layers within a virtual minute, found that under "
                        + $"'{scheduler.KindName}' {graph.NodeCount - run.Network.Finished} of {graph.NodeCount} nodes do not");
            }

            run.Through(time);
        }

        run.End();
        var schedule = recording.Schedule;
        return schedule.Tears || schedule.RestartsOrLags
            ? throw new ArgumentException(
                "expected a scheduler under which a node goes on from its own newest state and reads whole versions, found "
                    + $"'{scheduler.KindName}'")
            : Of(graph, schedule);
    }

    /// <summary>The steps of a schedule. An activation is of the layer that follows those of its node so far.</summary>
    private static UnrolledSchedule Of(Graph graph, Schedule schedule)
    {
        // Of every version how many steps come before it; the newest last.
        var depths = Enumerable.Range(0, graph.NodeCount).Select(_ => new List<int> { 0 }).ToArray();
        var groups = new SortedDictionary<(int Depth, int Layer), List<(int Node, int[] Read)>>();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var own = depths[decision.Node];
            var neighbours = graph.InNeighbours(decision.Node);
            var depth = own[^1];
            for (var slot = 0; slot < neighbours.Length; slot++)
            {
                depth = Math.Max(depth, depths[neighbours[slot]][decision.Read[slot]]);
            }

            var key = (depth + 1, own.Count);
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = [];
            }

            group.Add((decision.Node, decision.Read.ToArray()));
            own.Add(depth + 1);
        }

        return Numbered(graph, groups);
    }

    /// <summary>The same with rows in the place of versions.</summary>
    private static UnrolledSchedule Numbered(
        Graph graph, SortedDictionary<(int Depth, int Layer), List<(int Node, int[] Read)>> groups)
    {
        var rows = Enumerable.Range(0, graph.NodeCount).Select(node => new List<long> { node }).ToArray();
        var (steps, next) = (new List<UnrolledStep>(), (long)graph.NodeCount);
        foreach (var (key, group) in groups)
        {
            var (read, readers, arcs) = (new List<long>(), new List<long>(), new List<int>());
            foreach (var (place, (node, versions)) in group.Index())
            {
                for (var slot = 0; slot < versions.Length; slot++)
                {
                    read.Add(rows[graph.InNeighbours(node)[slot]][versions[slot]]);
                    readers.Add(place);
                    arcs.Add(graph.InArc(node, slot));
                }
            }

            steps.Add(new UnrolledStep(
                key.Layer, [.. group.Select(item => (long)item.Node)], [.. group.Select(item => rows[item.Node][^1])], [.. read],
                [.. readers], [.. arcs]));
            group.ForEach(item => rows[item.Node].Add(next++));
        }

        return new UnrolledSchedule(steps);
    }

    /// <summary>Layers of which only the number matters.</summary>
    private sealed class CountedLayers(int layers) : IUpdateRule
    {
        public int StateSize => 1;

        public int Depth => layers;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
        }
    }
}
