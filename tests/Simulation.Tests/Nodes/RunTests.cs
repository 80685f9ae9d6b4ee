using Hogwild.Schedulers;
using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class RunTests
{
    private const long Step = 10;
    private const long End = 400;

    [Fact]
    public void An_event_at_exactly_the_end_does_not_happen()
    {
        var run = Synchronous();
        run.Until(3 * Step);
        Assert.Equal((3 * Step, 2, 2), (run.Now, run.Network.Version(0), run.Network.MacroIteration));
        run.Until((3 * Step) + 1);
        Assert.Equal((31, 3, 3), (run.Now, run.Network.Version(0), run.Network.MacroIteration));
    }

    [Fact]
    public void A_look_at_an_instant_sees_what_was_published_then()
    {
        var watch = new Watch();
        var run = Synchronous(watch);
        run.Through(3 * Step);
        Assert.Equal((3, 3 * Step), (run.Network.Version(0), watch.Last));
        Assert.Equal(3 * 3, run.Network.Updates);
    }

    [Fact]
    public void Durations_say_the_same()
    {
        var (run, other) = (Synchronous(), Synchronous());
        run.Until(TimeSpan.FromTicks(3 * Step));
        other.Until(3 * Step);
        Assert.Equal(other.Network.Fingerprint, run.Network.Fingerprint);
        run.Through(TimeSpan.FromTicks(3 * Step));
        other.Through(3 * Step);
        Assert.Equal((other.Now, other.Network.Fingerprint), (run.Now, run.Network.Fingerprint));
    }

    /// <summary>Wherever it is cut, at either side of an instant, also where news wakes nodes or version 0 is a message.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool In_many_parts_a_run_does_what_it_does_at_once(Graph graph, ulong seed, byte kind, byte[] parts)
    {
        var once = new Run(graph, new AverageRule(), Scheduler(kind, seed));
        var many = new Run(graph, new AverageRule(), Scheduler(kind, seed));
        once.Until(End);
        foreach (var part in parts)
        {
            if (part % 2 == 0)
            {
                many.Until(Math.Min(many.Now + (part / 2), End));
            }
            else
            {
                many.Through(Math.Min(many.Now + (part / 2), End - 1));
            }
        }

        many.Until(End);
        return once.Network.Fingerprint == many.Network.Fingerprint
            && once.Network.States().SequenceEqual(many.Network.States())
            && (once.Now, once.StalledAt, once.Network.CountTraffic(End)) == (many.Now, many.StalledAt, many.Network.CountTraffic(End));
    }

    [Fact]
    public void A_run_cannot_go_back()
    {
        var run = Synchronous();
        run.Until(3 * Step);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Until((3 * Step) - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Through((3 * Step) - 2));

        // Everything before the present instant has happened already, so nothing is left to do here.
        run.Until(3 * Step);
        run.Through((3 * Step) - 1);
        Assert.Equal((3 * Step, 2), (run.Now, run.Network.Version(0)));
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool A_replay_can_be_finished(Graph graph, ulong seed)
    {
        var recording = new Recording(Scheduler(0, seed));
        var recorded = new Run(graph, new AverageRule(), recording);
        recorded.Until(End);
        var replayed = new Run(graph, new AverageRule(), new Replay(recording.Schedule));
        replayed.Finish();
        return replayed.Network.Fingerprint == recorded.Network.Fingerprint
            && replayed.Network.States().SequenceEqual(recorded.Network.States())
            && replayed.Now == (recording.Schedule.Count == 0 ? 0 : recording.Schedule[recording.Schedule.Count - 1].Time);
    }

    [Fact]
    public void States_are_a_copy_node_after_node()
    {
        var run = Synchronous();
        var start = run.Network.States();
        Assert.Equal([0.0, -1, -2], start);
        run.Through(Step);
        Assert.Equal([0.0, -1, -2], start);
        Assert.Equal(Enumerable.Range(0, 3).Select(node => run.Network.State(node)[0]), run.Network.States());
    }

    [Fact]
    public void Processes_go_on_beside_the_nodes_of_a_kernel()
    {
        var kernel = new EventKernel();
        var seen = new List<(long, int)>();
        var run = new Run(Graphs.Path(3), new AverageRule(), new Synchronous(Step), kernel);
        kernel.Start(Look, EventKind.Observation, 0);
        run.Until(3 * Step);
        Assert.Equal([(0, 0), (10, 1), (20, 2)], seen);
        Assert.Equal(kernel.Now, run.Now);

        IEnumerable<Wait> Look(ProcessContext self)
        {
            while (true)
            {
                run.Network.Settle(self.Now + 1);
                seen.Add((self.Now, run.Network.Version(0)));
                yield return Wait.For(Step);
            }
        }
    }

    private static Run Synchronous(IObserver? observer = null) =>
        new(Graphs.Path(3), new AverageRule(), new Synchronous(Step), observer: observer);

    private static IScheduler Scheduler(byte kind, ulong seed)
    {
        var period = TimeSpan.FromTicks(Step);
        var physical = new Physical(new PoissonClock(period), new Link(new Exponential(2 * period), 0.2), new Draws(seed));
        return (kind % 4) switch
        {
            0 => physical,
            1 => new Waiting(physical, Bound.InSteps(5), Step),
            2 => new UnknownStart(physical),
            _ => new PartiallyAsynchronous(Bound.InSteps(5), Step, 0.5, new Draws(seed)),
        };
    }

    private sealed class Watch : IObserver
    {
        public long Last { get; private set; }

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) => Last = time;
    }
}
