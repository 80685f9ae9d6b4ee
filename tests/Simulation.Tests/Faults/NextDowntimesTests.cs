namespace Hogwild.Simulation.Tests;

public class NextDowntimesTests
{
    [Property(MaxTest = 300)]
    public void Who_is_down_soon_is_known_without_looking_through_all(ulong seed, byte[] steps, bool isForGood)
    {
        const int Nodes = 5;
        FaultTimes often = new FaultTimes.AtRates(TimeSpan.FromTicks(60), TimeSpan.FromTicks(20));
        FaultTimes forGood = new FaultTimes.Once(TimeSpan.FromTicks(700), null);
        NodeFault[] faults = [new(NodeSet.All, often), new(NodeSet.All, forGood)];
        var plan = new FaultPlan(faults[..(isForGood ? 2 : 1)], [])
        {
            Until = TimeSpan.FromTicks(2_000),
        };
        var table = new NodeTimetable(plan, new GraphBuilder(Nodes).Build(), new Draws(seed));
        var (next, passed) = (new NextDowntimes(table, Nodes), new NextDowntimes(table, Nodes));
        var now = 0L;
        foreach (var step in steps)
        {
            var node = step % Nodes;
            now += step;
            foreach (var time in new[] { now, now + (step / 2), now + (3 * step), Ticks.Never - 1 })
            {
                Assert.Equal(table.IsDown(node, time), next.IsDown(node, time, now));
            }

            while (passed[node].End <= now)
            {
                passed.Pass(node);
            }

            var first = table[node].ToArray().Where(downtime => downtime.End > now).ToArray();
            Assert.Equal(first.Length == 0 ? Ticks.Never : first[0].Start, passed[node].Start);
        }
    }
}
