using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>What a worker a node has to be: what the other scheduler decides for nodes.</summary>
internal static class SameRuns
{
    /// <summary>Holds a run with a worker a node to one without workers, looked at now and then.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="create">Who decides, made anew.</param>
    /// <param name="until">The end, in ticks.</param>
    /// <param name="around">What stands around who decides, with workers and without; null for nothing.</param>
    public static void AssertSame(
        Graph graph, IUpdateRule rule, Func<IScheduler> create, long until, Func<IScheduler, IScheduler>? around = null)
    {
        around ??= scheduler => scheduler;
        var alone = new Run(graph, rule, around(create()), new EventKernel());
        var each = new Run(graph, rule, around(new WorkerScheduler(create(), Partition.ByHash(graph, int.MaxValue))));
        foreach (var end in new[] { 0, 37, 180, until })
        {
            alone.Until(end);
            each.Until(end);
            Assert.Equal(alone.Network.States(), each.Network.States());
            Assert.Equal(Seen(alone.Network), Seen(each.Network));
        }
    }

    private static (ulong Fingerprint, int MacroIteration, long Updates, long Messages, Divergence? Divergence) Seen(Network network) =>
        (network.Fingerprint, network.MacroIteration, network.Updates, network.MessagesSent, network.Divergence);
}
