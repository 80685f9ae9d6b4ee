using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>What messages take because of where nodes are, beside what links take.</summary>
public class TravelTests
{
    private const long Step = 10;

    [Property(MaxTest = 60)]
    public void It_is_added_to_what_every_link_takes(ulong seed, byte kind)
    {
        var graph = Graphs.Path(6);
        var world = new PhysicalWorld(new PoissonClock(TimeSpan.FromTicks(Step)), LinkOf(kind));
        var (bare, far) = (new Physical(world, new Draws(seed)), new Physical(world with { Travel = new Apart() }, new Draws(seed)));
        foreach (var scheduler in new[] { bare, far })
        {
            _ = new Run(graph, new Still(), scheduler);
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            var copies = bare.Needs.Copies;
            var (near, late) = (new long[graph.OutDegree(node) * copies], new long[graph.OutDegree(node) * copies]);
            bare.Send(node, 1, 100, near);
            far.Send(node, 1, 100, late);
            for (var entry = 0; entry < near.Length; entry++)
            {
                var target = graph.Target(graph.OutArcs(node)[entry / copies]);
                var expected = near[entry] is > 0 and < Ticks.Never ? near[entry] + new Apart().Delay(node, target, 100) : near[entry];
                Assert.InRange(late[entry] - expected, -1, 1);
            }
        }
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn)])]
    public void Runs_that_are_decided_ahead_meet_the_same(Instance sample, ulong seed, byte kind)
    {
        var world = new PhysicalWorld(new PoissonClock(TimeSpan.FromTicks(Step)), LinkOf(kind)) { Travel = new Apart() };
        var ahead = Runs.Run(sample.Graph, sample.Rule, new Physical(world, new Draws(seed)), 50 * Step);
        var each = Runs.Run(sample.Graph, sample.Rule, new Changing(new Physical(world, new Draws(seed))), 50 * Step);
        Assert.Equal(each.Fingerprint, ahead.Fingerprint);
        Assert.Equal(each.States(), ahead.States());
    }

    private static Link LinkOf(byte kind) => (kind % 4) switch
    {
        0 => new Link(new Exponential(TimeSpan.FromTicks(20)), 0.2),
        1 => new Link(new Uniform(TimeSpan.FromTicks(1), TimeSpan.FromTicks(30))) { Duplication = 0.5 },
        2 => new Link(new Constant(TimeSpan.FromTicks(7))),
        _ => new Link(new Exponential(TimeSpan.FromTicks(20)), 0.2) { IsPerArc = true },
    };

    private static class Drawn
    {
        public static Arbitrary<Instance> Instance() => Arb.From(Instances.Ignn(7).Generator, _ => []);
    }

    /// <summary>As far apart as the numbers of nodes.</summary>
    private sealed class Apart : IDelayTrace
    {
        public int? NodeCount => null;

        public long Shortest => 0;

        public long Delay(int source, int target, long now) => (40 * Math.Abs(source - target)) + (now % 13) + source;
    }

    private sealed class Still : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            own.CopyTo(next);
    }
}
