using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Worlds out of files: what arrives when, and who acts when, is what was measured.</summary>
public sealed class MeasuredWorldTests
{
    private static readonly PeriodicClock Clock = new(Span(10), Span(10));

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public void A_message_takes_the_delay_in_force_when_it_is_sent(Graph graph, ushort seed, ushort now)
    {
        // d(t) of an arc is 1 + (a hash of the arc and of the last multiple of 50 up to t).
        var series = Enumerable.Range(0, graph.ArcCount).Select(arc => KeyValuePair.Create(
            (graph.Source(arc), graph.Target(arc)),
            new StepFunction([.. Enumerable.Range(0, 20).Select(k => 50L * k)], [.. Enumerable.Range(0, 20).Select(k => Delay(arc, k))])));
        var physical = Begun(graph, new Link(new Constant(Span(0))) { Trace = new DelaySeries(new ArcSeries(series, time: null)) }, seed);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var arrivals = new long[graph.OutDegree(node)];
            physical.Send(node, 1, now, arrivals);
            foreach (var (slot, arc) in graph.OutArcs(node).ToArray().Index())
            {
                Assert.Equal(now + Delay(arc, Math.Min(19, now / 50)), arrivals[slot]);
            }
        }

        double Delay(int arc, int k) => 1 + ((seed + (31 * arc) + (17 * k)) % 97);
    }

    [Fact]
    public void Everything_is_lost_while_the_loss_is_one_and_nothing_while_it_is_zero()
    {
        var series = new ArcSeries(new StepFunction([0, 100, 200], [0, 1, 0]), time: null);
        var physical = Begun(Graphs.Cycle(5), new Link(new Constant(Span(3))) { LossTrace = new LossSeries(series) }, 7);
        for (var now = 0; now < 300; now++)
        {
            var arrivals = new long[2];
            physical.Send(now % 5, now + 1, now, arrivals);
            Assert.All(arrivals, arrival => Assert.Equal(now is >= 100 and < 200 ? Ticks.Never : now + 3, arrival));
        }
    }

    [Property]
    public void A_delay_per_arc_is_the_same_for_all_messages_and_differs_between_arcs_and_seeds(ushort seed)
    {
        var graph = Complete(5);
        var link = new Link(new Exponential(Span(1_000_000))) { IsPerArc = true, Duplication = 1 };
        var (first, other) = (Begun(graph, link, seed), Begun(graph, link, seed + 1UL));
        var delays = new HashSet<long>();
        for (var node = 0; node < 5; node++)
        {
            var once = Delays(first, node, 1, 50);
            Assert.Equal(once, Delays(first, node, 2, 7_777));
            Assert.NotEqual(once, Delays(other, node, 1, 50));
            for (var slot = 0; slot < 4; slot++)
            {
                Assert.Equal(once[2 * slot], once[(2 * slot) + 1]);
                Assert.True(delays.Add(once[2 * slot]));
            }
        }
    }

    [Fact]
    public void Delays_per_arc_are_distributed_as_delays_are()
    {
        var graph = Complete(120);
        var physical = Begun(graph, new Link(new Uniform(Span(0), Span(1_000_000))) { IsPerArc = true }, 11);
        double[] delays =
            [.. Enumerable.Range(0, 120).SelectMany(node => Delays(physical, node, 1, 0)).Select(delay => delay / 1e6).Order()];

        // Kolmogorov and Smirnov: 14 280 numbers are off by more than 1.95/√n once in a thousand times.
        Assert.True(delays.Select((delay, k) => Math.Abs(delay - ((k + 0.5) / delays.Length))).Max() < 1.95 / Math.Sqrt(delays.Length));
    }

    [Property]
    public void Nodes_act_at_the_times_of_the_table_and_a_recorded_run_replays(byte[] gaps)
    {
        var time = 0L;
        long[] times = [.. gaps.Take(20).Select(gap => time += gap + 1)];
        var table = Enumerable.Range(0, 4).ToDictionary(key => key, key => times.Skip(key).ToArray());
        var graph = Graphs.Cycle(4);
        var recording = new Recording(new Physical(new TimetableClock(table), new Link(new Exponential(Span(20))), new Draws(2)));
        var network = Runs.Run(graph, new DampedRule(0.5), recording, 10_000);
        for (var node = 0; node < 4; node++)
        {
            Assert.Equal(table[node], Enumerable.Range(0, recording.Schedule.Count)
                .Where(index => recording.Schedule[index].Node == node).Select(index => recording.Schedule[index].Time));
        }

        var again = Runs.Run(graph, new DampedRule(0.5), new Replay(recording.Schedule), 10_000);
        Assert.Equal(network.States(), again.States());
    }

    private static long[] Delays(Physical physical, int node, int version, long now)
    {
        var arrivals = new long[physical.Needs.Copies * (physical.Needs.Copies == 2 ? 4 : 119)];
        physical.Send(node, version, now, arrivals);
        return [.. arrivals.Select(arrival => arrival - now)];
    }

    private static Graph Complete(int count)
    {
        var builder = new GraphBuilder(count);
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                builder.AddEdge(a, b);
            }
        }

        return builder.Build();
    }

    private static Physical Begun(Graph graph, Link link, ulong seed)
    {
        var physical = new Physical(Clock, link, new Draws(seed));
        _ = new Run(graph, new DampedRule(0.5), physical);
        return physical;
    }

    private static TimeSpan Span(long ticks) => TimeSpan.FromTicks(ticks);
}
