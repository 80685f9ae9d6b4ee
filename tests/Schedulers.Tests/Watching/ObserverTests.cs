using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class ObserverTests
{
    private const long Until = 300;

    /// <summary>Whoever looks on may look at everything that a world shows, at every publication and in between.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 150)]
    public void Looking_on_changes_no_decision_and_no_bit(Graph graph, byte scheduler, ulong seed, bool edgeWise)
    {
        var rule = new DampedRule(0.9, edgeWise);
        var plain = Runs.Run(graph, rule, Runs.Scheduler(scheduler, seed), Until);
        var watch = new Watch();
        var run = new Run(graph, rule, new Monitored(new Recording(Runs.Scheduler(scheduler, seed)), 70), observer: watch);
        var watched = watch.World = run.Network;
        for (var now = 7L; now < Until; now += 7)
        {
            run.Until(now);
            watch.Look(now);
        }

        run.Until(Until);
        Assert.Equal(plain.Fingerprint, watched.Fingerprint);
        Assert.Equal(plain.MacroIteration, watched.MacroIteration);
        Assert.Equal(plain.CountTraffic(Until), watched.CountTraffic(Until));
        Assert.All(Enumerable.Range(0, graph.NodeCount), node => Assert.Equal(plain.State(node)[0], watched.State(node)[0]));
    }

    private sealed class Watch : IObserver
    {
        public Network? World { get; set; }

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) => Look(time);

        public void Look(long now)
        {
            var graph = World!.Graph;
            _ = (World.CountTraffic(now), World.Fingerprint, World.MacroIteration);
            for (var node = 0; node < graph.NodeCount; node++)
            {
                var oldest = World.OldestReadable(node, now);
                _ = (World.InitialIsReadable(node, now), World.Superseded(node, oldest), World.State(node, oldest)[0], World.Layer(node));
                var newest = graph.InNeighbours(node).ToArray().Select(World.Version).ToArray();
                World.Trial(node, now, newest, new double[1]);
                for (var slot = 0; slot < newest.Length; slot++)
                {
                    _ = World.NextArrival(node, slot, 0, now);
                    _ = World.Published(graph.InArc(node, slot), newest[slot]);
                }
            }
        }
    }
}
