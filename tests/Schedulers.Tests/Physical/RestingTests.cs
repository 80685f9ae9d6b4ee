using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

public class RestingTests
{
    [Property(MaxTest = 150)]
    public void Nodes_that_rest_need_not_be_asked_what_they_would_read(ulong seed, byte rest, byte nodes)
    {
        // Behind a wrapper that nobody knows every question is put to the scheduler, with all that has arrived.
        var (asked, spared) = (RunOf(inner => new PassOn(inner)), RunOf(inner => inner));
        Assert.Equal(asked.Network.Activations, spared.Network.Activations);
        Assert.Equal(asked.Network.Fingerprint, spared.Network.Fingerprint);
        Assert.Equal(asked.Network.CountTraffic(Worlds.Until), spared.Network.CountTraffic(Worlds.Until));
        Assert.Equal(asked.StalledAt, spared.StalledAt);

        Run RunOf(Func<IScheduler, IScheduler> wrap)
        {
            var world = Worlds.Random(seed) with { Waking = Waking.Both, Rest = TimeSpan.FromTicks(1 + (rest % 40)) };
            var scheduler = wrap(new Physical(world, new Draws(seed)));
            var run = new Run(RingOf(5 + (nodes % 8)), new DampedRule(0.5), scheduler, new EventKernel());
            run.Until(Worlds.Until);
            return run;
        }
    }

    private static Graph RingOf(int nodes)
    {
        var builder = new GraphBuilder(nodes);
        for (var node = 0; node < nodes; node++)
        {
            builder.AddEdge(node, (node + 1) % nodes);
        }

        return builder.Build();
    }

    private sealed class PassOn(IScheduler inner) : SchedulerWrapper(inner);
}
