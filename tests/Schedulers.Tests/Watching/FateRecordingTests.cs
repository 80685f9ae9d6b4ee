using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class FateRecordingTests
{
    private const long Until = 60 * Runs.Step;

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public void Writing_fates_down_changes_nothing_and_misses_nothing(Graph graph, byte scheduler, ulong seed)
    {
        var fates = new FateRecording(Runs.Scheduler(scheduler, seed));
        var observed = Runs.Run(graph, new DampedRule(0.9), fates, Until);
        Assert.Equal(Runs.Run(graph, new DampedRule(0.9), Runs.Scheduler(scheduler, seed), Until).Fingerprint, observed.Fingerprint);
        var traffic = observed.CountTraffic(Until);
        Assert.Equal(traffic.Sent, fates.Messages.Count);
        Assert.Equal(traffic.Lost, fates.Messages.Count(message => message.Arrival == Ticks.Never));
        Assert.Equal(traffic.Delivered, fates.Messages.Count(message => message.Arrival <= Until));
        Assert.All(fates.Messages, message => Assert.InRange(graph.Find(message.Source, message.Target), 0, graph.ArcCount - 1));
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public void A_window_holds_what_overlaps_it(Graph graph, ulong seed)
    {
        var (all, some) = (new FateRecording(Runs.Scheduler(8, seed)), new FateRecording(Runs.Scheduler(8, seed), 100, 300));
        Runs.Run(graph, new DampedRule(0.9), all, Until);
        Runs.Run(graph, new DampedRule(0.9), some, Until);
        Assert.Equal(
            all.Messages.Where(message => message.Sent <= 300 && (message.Arrival == Ticks.Never ? message.Sent : message.Arrival) >= 100),
            some.Messages);
    }
}
