using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <summary>What a run that is decided ahead takes of memory, from below: of room that is taken in advance it knows nothing.</summary>
internal static class AheadMemory
{
    // A stretch is decided while the one before is computed; and an empty one stands before the first.
    private const int Stretches = 2;

    // Versions of a node that are kept from before: more than the newest one, where readers have older ones.
    private const int KeptByMail = 2;

    // When nodes act next and how often they have, first versions, levels, what a monitor notes; what it has heard of.
    private const int OtherBytesPerNode = 180;
    private const int OtherBytesPerArc = 2;

    /// <summary>Columns of stretches, and the versions of one and those kept from before.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rule">What nodes compute.</param>
    /// <param name="scheduler">Who decides; it is not started.</param>
    public static long BytesOf(Graph graph, IUpdateRule rule, IScheduler scheduler)
    {
        var nodes = (long)graph.NodeCount;
        var degree = 0;
        for (var node = 0; node < graph.NodeCount && rule.ArcSize > 0; node++)
        {
            degree = Math.Max(degree, graph.OutDegree(node));
        }

        var step = Columns.StepOf(rule.StateSize, rule.ArcSize, degree);
        var count = (long)Math.Min(Planner.AimOf(graph.NodeCount, step), (double)rule.Depth * nodes);
        long slot = (sizeof(double) * step) + sizeof(int);
        var kept = scheduler.Foreknowledge == Foreknowledge.Arrivals ? KeptByMail * nodes : nodes;
        var versions = ((count + kept) * slot) + (nodes * Unsafe.SizeOf<Columns.Node>());
        var turns = sizeof(long) * ((Stretches * ((2 * count) + (3 * nodes))) + (2 * nodes));
        var parts = (Stretches + 1) * nodes * Unsafe.SizeOf<Stretch.Part>();
        return versions + turns + parts + MailOf(graph, scheduler, count)
            + (OtherBytesPerNode * nodes) + ((long)OtherBytesPerArc * graph.ArcCount) + OwnOf(scheduler, graph.NodeCount, count);
    }

    /// <summary>What schedulers keep themselves, whoever stands around them.</summary>
    private static long OwnOf(IScheduler scheduler, int nodes, long count) =>
        SchedulerWrapper.Chain(scheduler).Sum(at => at.BytesAhead(nodes, count));

    /// <summary>Reads and arrivals of two stretches, and views, where messages take a time of their own.</summary>
    private static long MailOf(Graph graph, IScheduler scheduler, long count)
    {
        if (scheduler.Foreknowledge != Foreknowledge.Arrivals)
        {
            return 0;
        }

        var messages = (long)((double)count * graph.ArcCount / Math.Max(1, graph.NodeCount));
        return (Stretches * sizeof(long) * messages * (1 + scheduler.Needs.Copies))
            + ((long)graph.ArcCount * (Stretches + 1) * sizeof(int)) + ((long)graph.NodeCount * sizeof(int) * (Stretches + 2));
    }
}
