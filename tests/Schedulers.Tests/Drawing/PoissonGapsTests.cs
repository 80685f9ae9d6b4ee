using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class PoissonGapsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public void Drawn_four_at_a_time_a_clock_says_what_it_says_one_by_one(Graph graph, ulong seed, byte[] jumps)
    {
        var (clock, draws) = (new PoissonClock(TimeSpan.FromMilliseconds(10)), new Draws(seed));
        var gaps = new PoissonGaps(clock, graph, draws);
        var (count, now) = (0, 0L);
        foreach (var jump in jumps)
        {
            for (var node = 0; node < graph.NodeCount; node++)
            {
                Assert.Equal(clock.Next(draws, graph.Key(node), count, now), gaps.Next(node, count, now));
            }

            // Counts rise by one as a rule, and need not.
            (count, now) = (Math.Max(0, count + (jump < 200 ? 1 : jump - 220)), now + jump);
        }
    }
}
