namespace Hogwild.Simulation.Tests;

/// <summary>What becomes of messages and versions, on one arc 0 → 1 where everything can be worked out by hand.</summary>
public class ViewTests
{
    private static readonly Graph Arc = new GraphBuilder(2).AddArc(0, 1).Build();

    [Fact]
    public void The_newest_version_that_has_arrived_is_read_and_overtaken_ones_are_not()
    {
        var scheduler = new ScriptedScheduler(new(), (1, [45]), (2, [30]), (3, [31]), (5, [60]));
        Run(scheduler, 75);
        Assert.Equal([0, 0, 2, 3, 3, 5, 5], Views(scheduler, 70));
    }

    [Fact]
    public void What_arrived_last_is_read_however_old_it_is()
    {
        // Version 1 arrives after version 3, and version 4 together with version 2.
        var scheduler = new ScriptedScheduler(new() { LastArrived = true }, (1, [45]), (2, [55]), (3, [31]), (4, [55]));
        Run(scheduler, 75);
        Assert.Equal([0, 0, 0, 3, 1, 4, 4], Views(scheduler, 70));
    }

    [Fact]
    public void A_version_that_may_still_arrive_last_is_kept()
    {
        // Version 1 is 40 versions old when it arrives, far more than a ring holds at first.
        var scheduler = new ScriptedScheduler(
            new() { LastArrived = true }, [(1, [415]), .. Enumerable.Range(2, 60).Select(v => (v, new[] { (10L * v) + 1 }))]);
        Run(scheduler, 445);
        Assert.Equal([40, 1, 42, 43], Views(scheduler, 440)[^4..]);
    }

    [Fact]
    public void The_first_copy_counts_and_later_ones_only_where_the_last_arrival_does()
    {
        (int, long[])[] copies = [(1, [25, 55]), (2, [35, Ticks.Never]), (3, [Ticks.Never, 65])];
        var newest = new ScriptedScheduler(new() { Copies = 2 }, copies);
        var network = Run(newest, 75);
        Assert.Equal([0, 0, 1, 2, 2, 2, 3], Views(newest, 70));
        Assert.Equal(14, network.MessagesSent);

        var last = new ScriptedScheduler(new() { Copies = 2, LastArrived = true }, copies);
        Run(last, 75);
        Assert.Equal([0, 0, 1, 2, 2, 1, 3], Views(last, 70));
    }

    [Fact]
    public void Who_forgets_reads_version_0_until_something_arrives_anew()
    {
        // Views are lost at 40, after the read; version 1 comes after that and version 3 came before.
        var scheduler = new ScriptedScheduler(new() { Forgets = true }, (1, [55]), (2, [25]), (3, [35]), (6, [75]))
        {
            Change = activation => activation with { Forget = activation is { Node: 1, Time: 40 } },
        };
        Run(scheduler, 85);
        Assert.Equal([0, 0, 2, 3, 0, 1, 1, 6], Views(scheduler, 80));
    }

    [Fact]
    public void Who_does_not_say_so_may_not_forget()
    {
        var scheduler = new ScriptedScheduler(new()) { Change = activation => activation with { Forget = true } };
        var failure = Assert.Throws<ProcessFailedException>(() => Run(scheduler, 15));
        Assert.Contains("forgets its views", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pinned_version_stays_until_it_is_unpinned_as_often_as_it_was_pinned()
    {
        var (states, done) = (new List<double>(), new HashSet<long>());
        var scheduler = new ScriptedScheduler(new())
        {
            Before = (world, time) =>
            {
                switch (done.Add(time) ? time : 0)
                {
                    case 30:
                        states.Add(world.State(0, 2)[0]);
                        world.Pin(0, 2);
                        world.Pin(0, 2);
                        break;
                    case 200:
                        states.AddRange([world.State(0, 2)[0], world.Superseded(0, 2)]);
                        break;
                    case 300:
                        world.Unpin(0, 2);
                        states.Add(world.State(0, 2)[0]);
                        break;
                    case 310:
                        world.Unpin(0, 2);
                        break;
                    case 320:
                        _ = world.State(0, 2);
                        break;
                }
            },
        };
        var failure = Assert.Throws<ProcessFailedException>(() => Run(scheduler, 325));
        Assert.IsType<ArgumentOutOfRangeException>(failure.InnerException);
        Assert.Equal(320, done.Max());
        Assert.Equal([states[0], states[0], 30, states[0]], states);
    }

    [Fact]
    public void A_node_may_go_on_from_a_pinned_version_of_its_own()
    {
        // x ← ½ x without arcs, from −1: version 3 is −1/8. At 200 node 1 restarts from it, 16 versions later.
        var scheduler = new ScriptedScheduler(new())
        {
            Before = (world, time) =>
            {
                if (time == 40 && world.Version(1) == 3)
                {
                    world.Pin(1, 3);
                }
            },
            Change = activation => activation is { Node: 1, Time: 200 } ? activation with { OwnLag = 16 } : activation,
        };
        var network = Run(scheduler, 205, new GraphBuilder(2).Build(), new Halving());
        Assert.Equal(-1.0 / 16, network.State(1)[0]);
        Assert.Equal(20, network.Version(1));
        Assert.Equal(4, network.MacroIteration);
    }

    [Fact]
    public void An_own_version_that_is_not_kept_is_refused()
    {
        var scheduler = new ScriptedScheduler(new())
        {
            Change = activation => activation with { OwnLag = activation.Time == 400 ? 20 : 0 },
        };
        var failure = Assert.Throws<ProcessFailedException>(() => Run(scheduler, 405));
        Assert.Contains("goes on from its own version 19, which is not kept", failure.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_arrival_is_the_first_of_a_newer_version()
    {
        var next = new List<long>();
        var scheduler = new ScriptedScheduler(new() { Copies = 2 }, (1, [57, 44]), (2, [48, Ticks.Never]), (3, [90, 41]))
        {
            Before = (world, time) =>
            {
                if (time == 40 && next.Count == 0)
                {
                    next.AddRange([world.NextArrival(1, 0, 0, 40), world.NextArrival(1, 0, 0, 41), world.NextArrival(1, 0, 1, 41),
                        world.NextArrival(1, 0, 2, 41), world.NextArrival(1, 0, 3, 40)]);
                }
            },
        };
        Run(scheduler, 45);
        Assert.Equal([41, 44, 48, 90, Ticks.Never], next);
    }

    private static Network Run(IScheduler scheduler, long until, Graph? graph = null, IUpdateRule? rule = null)
    {
        var run = new Run(graph ?? Arc, rule ?? new AverageRule(), scheduler);
        run.Until(until);
        return run.Network;
    }

    /// <summary>What node 1 reads at 10, 20, …</summary>
    private static List<int> Views(ScriptedScheduler scheduler, long until) =>
        [.. Enumerable.Range(1, (int)(until / 10)).Select(step => scheduler.Reads[(1, 10 * step)][0])];

    private sealed class Halving : IUpdateRule
    {
        public int StateSize => 1;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = -node;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0] / 2;
    }
}
