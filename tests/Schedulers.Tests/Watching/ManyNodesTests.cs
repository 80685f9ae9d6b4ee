using System.Diagnostics;
using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>What is looked at of all nodes at once takes a time in proportion to their number, and not to its square.</summary>
public class ManyNodesTests
{
    private const int Nodes = 100_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public void Nodes_that_are_all_down_at_one_instant_are_listed_once_each()
    {
        var watch = Stopwatch.StartNew();
        var monitor = new AdmissibilityMonitor(new GraphBuilder(Nodes).Build());
        foreach (var (from, to) in new[] { (0, 10), (10, 20), (25, 30) })
        {
            for (var node = 0; node < Nodes; node++)
            {
                monitor.Exempt(node, from, to);
            }
        }

        // Who is asked at 10 and still is not up has been down from 0 to 20; a failure at 25 is another one.
        Assert.Equal(2 * Nodes, monitor.Down.Count);
        Assert.Equal(new DownInterval(7, 0, 20), monitor.Down[7]);
        Assert.Equal(new DownInterval(7, 25, 30), monitor.Down[Nodes + 7]);
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData(false, "0")]
    [InlineData(true, "99998 ← 99999 ← 99998")]
    public void A_stall_of_many_nodes_is_followed_once(bool isCycle, string expected)
    {
        var watch = Stopwatch.StartNew();
        var run = new Run(new GraphBuilder(Nodes).Build(), new DampedRule(0.9), new AllParked(isCycle));
        run.Until(100);
        var stall = Stall.Of(run);
        Assert.Equal((isCycle, expected), (stall!.IsCycle, stall.ToString()));
        Assert.True(watch.Elapsed < Limit, $"took {watch.Elapsed}");
    }

    /// <summary>Everybody waits for the one before, and perhaps the last two for each other.</summary>
    private sealed class AllParked(bool isCycle) : IScheduler
    {
        public long Retain => 0;

        public void Start(IWorld world)
        {
        }

        public long Next(int node, int count, long now) => now + 10;

        public void Send(int node, int version, long now, Span<long> arrivals)
        {
        }

        public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Parked;

        public int WaitsFor(int node) => isCycle && node == Nodes - 2 ? Nodes - 1 : node - 1;
    }
}
