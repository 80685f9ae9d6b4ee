using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class AdmissibilityTests
{
    private const long Until = 60 * Runs.Step;

    /// <summary>Every schedule of every bounded scheduler is admissible, over random graphs and seeds.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 400)]
    public bool Bounded_schedulers_keep_their_bound(Graph graph, byte scheduler, ulong seed)
    {
        var measured = Measure(graph, Runs.Scheduler(12 + (scheduler % (Runs.Count - 12)), seed), 7 * Runs.Step);
        return measured is { Violations: 0, Gap: <= 7 * Runs.Step, Staleness: < 7 * Runs.Step };
    }

    /// <summary>Own states and the components of torn reads are no exception.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public bool Own_states_and_torn_components_keep_the_bound(Graph graph, byte scheduler, ulong seed)
    {
        var schedule = Runs.Record(
            graph, new DampedRule(0.9), Runs.Scheduler(Runs.Relaxed + (scheduler % (Runs.Count - Runs.Relaxed)), seed), Until);
        return Staleness.DeepestOwn(schedule) < 7 * Runs.Step && Staleness.DeepestTorn(graph, schedule) < 7 * Runs.Step;
    }

    /// <summary>
    /// The age of what lies two hops back is at most 3B − 2 steps: B − 1 stale, at most B old when superseded, and B − 1 stale again.
    /// </summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 400)]
    public bool Ages_follow_from_the_bound(Graph graph, byte scheduler, ulong seed)
    {
        var measured = Measure(graph, Runs.Scheduler(12 + (scheduler % 4), seed), 7 * Runs.Step);
        return measured.Age <= 13 * Runs.Step && measured.NestedAge <= 26 * Runs.Step;
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Enforcing_a_bound_on_a_scheduler_that_keeps_it_changes_nothing(Graph graph, ulong seed)
    {
        var free = Runs.Run(graph, new DampedRule(0.9), new PartiallyAsynchronous(Runs.Seven, Runs.Step, 0.3, new Draws(seed)), Until);
        var bounded = Runs.Run(
            graph, new DampedRule(0.9),
            new Bounded(new PartiallyAsynchronous(Runs.Seven, Runs.Step, 0.3, new Draws(seed)), Runs.Seven, Runs.Step), Until);
        return free.Fingerprint == bounded.Fingerprint;
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public bool A_lossy_world_is_bounded_even_when_nothing_arrives(Graph graph, ulong seed)
    {
        var silent = new Physical(
            new PoissonClock(TimeSpan.FromTicks(30)), new Link(new Constant(TimeSpan.FromTicks(1)), 1), new Draws(seed));
        return Measure(graph, new Bounded(silent, Runs.Seven, Runs.Step), 7 * Runs.Step).Violations == 0;
    }

    [Fact]
    public void What_breaks_a_bound_is_counted()
    {
        // Node 0 acts at 10, 20, 50; node 1 reads its version 0 at 30, 20 ticks after it was superseded.
        var graph = new GraphBuilder(2).AddArc(0, 1).Build();
        var monitor = new AdmissibilityMonitor(graph, bound: 20);
        monitor.Add(0, 10, []);
        monitor.Add(0, 20, []);
        monitor.Add(1, 30, [0]);
        monitor.Add(0, 50, []);
        monitor.End(50);
        Assert.Equal(
            new Asynchrony(Gap: 30, Staleness: 20, Age: 30, NestedAge: 30, Lag: 2, NestedLag: 0, LateGaps: 2, StaleReads: 1), monitor.Seen);
        Assert.Equal(3, monitor.Seen.Violations);
    }

    [Fact]
    public void A_read_lags_by_all_activations_of_its_reader_since_the_version_was_superseded()
    {
        var graph = new GraphBuilder(2).AddArc(0, 1).Build();
        var monitor = new AdmissibilityMonitor(graph);
        monitor.Add(0, 10, []);
        foreach (var (time, version) in new[] { (20, 1), (30, 0), (40, 1), (50, 0) })
        {
            monitor.Add(1, time, [version]);
        }

        // Those at 20, 30, 40 and 50: whoever sums over activations of the reader meets the superseding one in each but the newest reads.
        Assert.Equal(4, monitor.Seen.Lag);
    }

    [Fact]
    public void A_version_that_is_not_published_yet_cannot_be_read()
    {
        var monitor = new AdmissibilityMonitor(new GraphBuilder(2).AddArc(0, 1).Build());
        monitor.Add(0, 10, []);
        Assert.Throws<ArgumentException>(() => monitor.Add(1, 10, [1]));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-17)]
    [InlineData(1e-9)]
    public void Nodes_that_hardly_ever_act_are_brought_forward_to_the_bound(double activity)
    {
        var scheduler = new PartiallyAsynchronous(Runs.Seven, Runs.Step, activity, new Draws(1));
        Assert.Equal(7 * Runs.Step, Measure(Graphs.Cycle(4), scheduler, 7 * Runs.Step).Gap);
    }

    [Fact]
    public void Without_a_bound_the_lossy_world_breaks_it()
    {
        var measured = Measure(Graphs.Cycle(6), Runs.Scheduler(8, 1), 3 * Runs.Step);
        Assert.True(measured.Violations > 0);
    }

    private static Asynchrony Measure(Graph graph, IScheduler scheduler, long bound)
    {
        var recording = new Recording(scheduler);
        Runs.Run(graph, new DampedRule(0.9), recording, Until);
        return AdmissibilityMonitor.Measure(graph, recording.Schedule, Until - 1, bound);
    }
}
