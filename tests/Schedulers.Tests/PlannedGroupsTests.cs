using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>Runs whose activations are computed side by side, held to the same runs event by event: bit for bit.</summary>
public class PlannedGroupsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void Groups_give_the_same(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph, () => new RoundedRule(graph, 0.2), () => Runs.Scheduler(Worlds[Math.Abs(number % Worlds.Length)], seed), seed);

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 100)]
    public void Groups_that_diverge_end_at_the_same_instant(Graph graph, int number, ulong seed) => PlannedPairs.AssertSame(
        graph,
        () => new RoundedRule(graph, 1e10 + (seed % 7 * 1e30)),
        () => Runs.Scheduler(Worlds[Math.Abs(number % Worlds.Length)], seed),
        seed);

    /// <summary>Messages take less time than there is between activations of neighbours, and several nodes act at an instant.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 300)]
    public void Who_reads_what_another_one_has_just_computed_waits_for_it(Graph graph, bool phased, ulong seed) => PlannedPairs.AssertSame(
        graph,
        () => new RoundedRule(graph, 0.2),
        () => new Physical(
            phased ? new PeriodicClock(Ticks(10), Ticks(3)) : new PoissonClock(Ticks(2)),
            new Link(new Uniform(Ticks(1), Ticks(4)), 0.2),
            new Draws(seed)),
        seed);

    [Theory]
    [InlineData(8, false)]
    [InlineData(11, false)]
    [InlineData(8, true)]
    public void Most_of_a_run_is_groups(int number, bool isMonitored)
    {
        var builder = new GraphBuilder(60);
        for (var node = 0; node < 60; node++)
        {
            builder.AddArc(node, (node + 1) % 60).AddArc(node, (node + 7) % 60);
        }

        var graph = builder.Build();
        var rule = new RoundedRule(graph, 0.2);
        var scheduler = Runs.Scheduler(number, 5);
        var run = new Run(graph, rule, isMonitored ? new Monitored(scheduler) : scheduler);
        run.Until(5_000);
        Assert.InRange(rule.Grouped / (double)run.Network.Activations, 0.8, 1);
    }

    private static int[] Worlds { get; } = [8, 9, 10, 11, 16];

    private static TimeSpan Ticks(long ticks) => TimeSpan.FromTicks(ticks);
}
