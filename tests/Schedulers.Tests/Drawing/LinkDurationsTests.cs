using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class LinkDurationsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Drawn_for_four_versions_at_a_time_messages_arrive_as_one_by_one(Graph graph, ulong seed, byte[] jumps, bool isSlow)
    {
        // Of the slow ones some take more ticks than 32 bits have.
        var mean = isSlow ? TimeSpan.FromMinutes(4) : TimeSpan.FromMilliseconds(5);
        var (link, draws) = (new Link(new Exponential(mean), 0.1), new Draws(seed));
        var entities = new ulong[graph.ArcCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var (slot, arc) in graph.OutArcs(node).ToArray().Index())
            {
                entities[graph.OutStart(node) + slot] = Draws.ArcEntity(graph.Key(node), graph.Key(graph.Target(arc)));
            }
        }

        var durations = new LinkDurations(link, graph, draws, entities);
        var (version, now) = (0, 0L);
        foreach (var jump in jumps)
        {
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var arcs = entities.AsSpan(graph.OutStart(node), graph.OutDegree(node));
                var (one, other) = (new long[arcs.Length], new long[arcs.Length]);
                link.Arrivals(draws, arcs, version, now, one);
                durations.Send(node, version, now, other);
                Assert.Equal(one, other);
            }

            // Versions rise by one as a rule, and need not.
            (version, now) = (Math.Max(0, version + (jump < 200 ? 1 : jump - 220)), now + jump);
        }
    }
}
