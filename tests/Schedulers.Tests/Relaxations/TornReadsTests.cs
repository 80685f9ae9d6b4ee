using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class TornReadsTests
{
    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 200)]
    public bool Components_come_from_the_version_chosen_or_a_newer_one(Graph graph, byte scheduler, ulong seed)
    {
        var inner = Runs.Scheduler(scheduler % Runs.Relaxed, seed);
        var schedule = Runs.Record(graph, Block(graph), new TornReads(inner, new Draws(seed)), 40 * Runs.Step);
        var born = Staleness.Born(schedule);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            for (var k = 0; k < decision.Torn.Length; k++)
            {
                var version = decision.Torn[k];
                var source = graph.InNeighbours(decision.Node)[k / 2];
                if (version < decision.Read[k / 2] || (version > 0 && born[source][version] >= decision.Time))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>
    /// Only what the oldest component reads decides on activations, so that the same scheduler without tears reads the same versions.
    /// </summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Whole_versions_and_times_stay_as_they_are(Graph graph, ulong seed)
    {
        var whole = Runs.Record(graph, Block(graph), Runs.Scheduler(12, seed), 40 * Runs.Step);
        var torn = Runs.Record(graph, Block(graph), Runs.Scheduler(Runs.Relaxed, seed), 40 * Runs.Step);
        return whole.Count == torn.Count && !whole.Tears && Enumerable.Range(0, whole.Count).All(
            index => whole[index].Time == torn[index].Time && whole[index].Read.SequenceEqual(torn[index].Read));
    }

    [Fact]
    public void Every_admissible_version_is_drawn_for_every_component_about_equally_often()
    {
        // All nodes in every step, the oldest of 7 versions chosen: each of the 7 is drawn, independently for both components.
        var graph = Graphs.Path(2);
        var torn = new TornReads(new MaximalStaleness(Runs.Seven, Runs.Step), new Draws(1));
        var schedule = Runs.Record(graph, Block(graph), torn, 3_000 * Runs.Step);
        var pairs = new int[7, 7];
        for (var index = 20; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            pairs[decision.Torn[0] - decision.Read[0], decision.Torn[1] - decision.Read[0]]++;
        }

        // 5,978 draws over 49 pairs: 122 each, with a standard deviation of 11.
        Assert.All(pairs.Cast<int>(), count => Assert.InRange(count, 70, 175));
    }

    /// <summary>
    /// ‖W‖₂ = 0.9, so every version is within 0.9^level · E0 in the Euclidean norm whatever is read whole. A view put together from (1, 0)
    /// and (0, 0.9) is farther from 0 than both of them.
    /// </summary>
    [Fact]
    public void Torn_reads_break_the_rate_of_a_block_norm_and_whole_reads_do_not()
    {
        var rule = new BlockRule([0, 1, 1, 0], 0.9, 0, 0, 0.9);
        var certificate = new EuclideanCertificate { Width = 2, Factor = 0.9, NodeWeights = [1, 1], Statement = "‖W‖₂" };
        var broken = Enumerable.Range(0, 50).Count(seed => !Keeps(rule, certificate, Runs.Scheduler(Runs.Relaxed, (ulong)seed)));
        Assert.True(broken > 10, $"broken in {broken} of 50 schedules");
        Assert.All(Enumerable.Range(0, 50), seed => Assert.True(Keeps(rule, certificate, Runs.Scheduler(12, (ulong)seed))));
    }

    /// <summary>The same instance in the max norm, where a mixture of versions is no farther away than the farthest of them.</summary>
    [Fact]
    public void Componentwise_norms_survive_torn_reads()
    {
        var rule = new BlockRule([0, 1, 1, 0], 0.9, 0, 0, 0.9);
        var certificate = new WeightedMaxCertificate { Factor = 0.9, NodeWeights = [1, 1], ComponentWeights = [1, 1], Statement = "max" };
        Assert.All(Enumerable.Range(0, 50), seed => Assert.True(Keeps(rule, certificate, Runs.Scheduler(Runs.Relaxed, (ulong)seed))));
    }

    /// <summary>
    /// W = 0.6 (1, 1; −1, 1) has ‖W‖₂ = 0.8485 and ρ(|W|) = 1.2: with whole reads it converges under total asynchronism; one who chooses
    /// each component for its size makes it diverge at B = 3 steps.
    /// </summary>
    [Fact]
    public void A_contraction_in_a_block_norm_may_diverge_under_torn_reads()
    {
        var bound = Bound.InSteps(3);
        var rule = new BlockRule([1, 0.7, 1, 0.7], 0.6, 0.6, -0.6, 0.6);
        var torn = Runs.Run(Graphs.Path(2), rule, new Malicious(new MaximalStaleness(bound, Runs.Step)), 600 * Runs.Step);
        var whole = Runs.Run(Graphs.Path(2), rule, new MaximalStaleness(bound, Runs.Step), 600 * Runs.Step);
        Assert.InRange(Math.Abs(torn.State(0)[0]) + Math.Abs(torn.State(0)[1]), 1e3, double.PositiveInfinity);
        Assert.InRange(Math.Abs(whole.State(0)[0]) + Math.Abs(whole.State(0)[1]), 0, 1e-6);
    }

    private static bool Keeps(IUpdateRule rule, Certificate certificate, IScheduler scheduler)
    {
        var monitor = new LevelBoundMonitor(certificate, [0, 1, 1, 0], [0, 0, 0, 0]);
        Runs.Run(Graphs.Path(2), rule, scheduler, 60 * Runs.Step, monitor);
        return monitor.Violation is null && monitor.Checked > 10;
    }

    private static BlockRule Block(Graph graph) =>
        new([.. Enumerable.Range(0, 2 * graph.NodeCount).Select(k => (double)k)], 0.5, 0.1, -0.1, 0.5);

    /// <summary>Of the versions that each component may come from it takes those that make the next Euclidean norm largest.</summary>
    private sealed class Malicious(IScheduler inner) : SchedulerWrapper(inner)
    {
        public override SchedulerNeeds Needs => base.Needs with { Tears = true };

        public override void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
        {
            var source = World.Graph.InNeighbours(activation.Node)[0];
            var best = -1.0;
            for (var first = read[0]; first <= newest[0]; first++)
            {
                for (var second = read[0]; second <= newest[0]; second++)
                {
                    var norm = Math.Abs(World.State(source, first)[0]) + Math.Abs(World.State(source, second)[1]);
                    if (norm > best)
                    {
                        (best, torn[0], torn[1]) = (norm, first, second);
                    }
                }
            }
        }
    }
}
