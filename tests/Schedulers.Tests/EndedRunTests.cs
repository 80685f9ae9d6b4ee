using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs that take over what ended runs on the same graph have left.</summary>
public class EndedRunTests
{
    private static readonly long[] Looks = [1, 30, 31, 300, 600];

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 60)]
    public void Runs_after_each_other_give_what_each_gives_event_by_event(Graph graph, ulong seed)
    {
        for (var number = 0; number < Runs.Count; number++)
        {
            var (ahead, events) = (Start(graph, number, seed, null), Start(graph, number, seed, new EventKernel()));
            foreach (var end in Looks)
            {
                ahead.Run.Until(end);
                events.Run.Until(end);
                AssertSame(events.Run.Network, ahead.Run.Network);
            }

            ahead.Run.End();
            Assert.Equal(events.Monitored.Monitor!.Seen, ahead.Monitored.Monitor!.Seen);
        }
    }

    [Fact]
    public void Runs_beside_each_other_do_not_take_the_same()
    {
        var graph = Path();
        Start(graph, 8, 1, null).Run.End();
        var runs = Enumerable.Range(1, 4).Select(seed => Start(graph, 8, (ulong)seed, null).Run).ToList();
        foreach (var end in Looks)
        {
            runs.ForEach(run => run.Until(end));
        }

        for (var seed = 1; seed <= 4; seed++)
        {
            var alone = Start(Path(), 8, (ulong)seed, null).Run;
            alone.Until(Looks[^1]);
            AssertSame(alone.Network, runs[seed - 1].Network);
        }
    }

    [Fact]
    public void What_has_ended_cannot_go_on_or_be_looked_at()
    {
        var (run, monitored) = Start(Path(), 8, 1, null);
        run.Until(500);
        run.End();
        run.End();
        Assert.Throws<InvalidOperationException>(() => run.Until(600));
        Assert.ThrowsAny<SystemException>(() => run.Network.State(0).Length);
        Assert.ThrowsAny<SystemException>(() => run.Network.Version(0));
        Assert.InRange(monitored.Monitor!.Seen.Gap, 1, 500);
    }

    private static Graph Path() => new GraphBuilder(3).AddEdge(0, 1).AddEdge(1, 2).Build();

    private static (Run Run, Monitored Monitored) Start(Graph graph, int number, ulong seed, IEventKernel? kernel)
    {
        var monitored = new Monitored(Runs.Scheduler(number, seed), 70);
        return (new Run(graph, new DampedRule(0.9), monitored, kernel), monitored);
    }

    private static void AssertSame(Network expected, Network found)
    {
        Assert.Equal(expected.States(), found.States());
        Assert.Equal(
            (expected.Activations, expected.MacroIteration, expected.MessagesSent, expected.Fingerprint),
            (found.Activations, found.MacroIteration, found.MessagesSent, found.Fingerprint));
    }
}
