using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class EagerTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 500)]
    public void A_delivery_that_is_no_event_gives_the_reads_of_one_that_is(Graph graph, ulong seed)
    {
        var world = Worlds.Random(seed);
        var eager = new EagerModel(graph, world, new Draws(seed));
        eager.Run(Worlds.Until);
        var recording = new Recording(new Physical(world, new Draws(seed)));
        var network = Runs.Run(graph, new DampedRule(0.9), recording, Worlds.Until);
        Assert.Equal(eager.Decisions.Select(Text), Decisions(recording.Schedule).Select(Text));
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal(eager.State(node), network.State(node)[0]);
        }

        var traffic = network.CountTraffic(Worlds.Until);
        Assert.Equal((eager.Sent, eager.Lost, eager.Delivered), (traffic.Sent, traffic.Lost, traffic.Delivered));
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void A_recorded_run_happens_again_through_crashes_and_restarts(Graph graph, ulong seed)
    {
        var recording = new Recording(new Physical(Worlds.Random(seed), new Draws(seed)));
        var first = Runs.Run(graph, new DampedRule(0.9), recording, Worlds.Until);
        var again = new Recording(new Replay(recording.Schedule));
        var second = Runs.Run(graph, new DampedRule(0.9), again, Worlds.Until);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(recording.Schedule.Trailer, again.Schedule.Trailer);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal(first.State(node)[0], second.State(node)[0]);
        }
    }

    [Fact]
    public void Worlds_have_everything_in_them()
    {
        var worlds = Enumerable.Range(0, 200).Select(seed => Worlds.Random((ulong)seed)).ToList();
        var links = worlds.SelectMany(world => world.AllLinks).ToList();
        var crashes = worlds.SelectMany(world => world.Faults.Nodes).ToList();
        Assert.Contains(worlds, world => world.LastArrived);
        Assert.Contains(worlds, world => world.Threshold is not null);
        Assert.All(Enum.GetValues<Waking>(), waking => Assert.Contains(worlds, world => world.Waking == waking));
        Assert.Contains(links, link => link.Bursts is not null && link.Fifo && link.Duplication > 0);
        Assert.All(Enum.GetValues<RestartState>(), state => Assert.Contains(crashes, crash => crash.State == state && !crash.IsBounce));
        Assert.All(Enum.GetValues<ArcFaultKind>(), kind =>
            Assert.Contains(worlds, world => world.Faults.Arcs.Any(fault => fault.Kind == kind)));
    }

    private static IEnumerable<(long Time, int Node, int OwnLag, int[] Read)> Decisions(Schedule schedule)
    {
        var decisions = new List<(long Time, int Node, int OwnLag, int[] Read)>();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            decisions.Add((decision.Time, decision.Node, decision.OwnLag, decision.Read.ToArray()));
        }

        return decisions.OrderBy(item => item.Time).ThenBy(item => item.Node);
    }

    private static string Text((long Time, int Node, int OwnLag, int[] Read) decision) =>
        $"{decision.Time} node {decision.Node} own -{decision.OwnLag} reads {string.Join(' ', decision.Read)}";
}
