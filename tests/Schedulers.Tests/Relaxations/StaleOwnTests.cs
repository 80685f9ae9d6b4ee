using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class StaleOwnTests
{
    /// <summary>
    /// M = 0.6 (1, 1; −1, 1): ρ(M) = 0.8485, ρ(|M|) = 1.2. In synchronous steps it shrinks by ρ(M) each. If only the own state is read
    /// three steps late, z = x + iy follows z(t+1) = 0.6 z(t−3) − 0.6i z(t), which grows by the root r of 0.6 r⁻⁴ + 0.6 r⁻¹ = 1 a step,
    /// about 1.0725.
    /// </summary>
    [Fact]
    public void A_linear_map_may_converge_with_fresh_own_states_and_diverge_with_stale_ones()
    {
        Assert.Equal(0.6 * Math.Sqrt(2), Growth(ownLag: 0), 1e-9);
        var growth = Growth(ownLag: 3);
        Assert.Equal(1, (0.6 * Math.Pow(growth, -4)) + (0.6 / growth), 1e-6);
        Assert.InRange(growth, 1.07, 1.08);
    }

    [Fact]
    public void With_fresh_own_states_no_schedule_of_that_bound_was_found_that_diverges()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            var network = Runs.Run(
                Graphs.Path(2), Map(), new PartiallyAsynchronous(Bound.InSteps(4), Runs.Step, 0.5, new Draws(seed)), 4_000 * Runs.Step);
            Assert.InRange(Math.Abs(network.State(0)[0]) + Math.Abs(network.State(1)[0]), 0, 1e-6);
        }
    }

    /// <summary>ρ(|M|) &lt; 1 suffices also for stale own states: the level bound of the max norm holds.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 100)]
    public bool A_contraction_in_the_max_norm_survives_stale_own_states(Graph graph, ulong seed)
    {
        var scheduler = new StaleOwn(
            new PartiallyAsynchronous(Runs.Seven, Runs.Step, 0.5, new Draws(seed)), 20 * Runs.Step, new Draws(seed));
        var network = Runs.Run(graph, new DampedRule(0.5), scheduler, 1_500 * Runs.Step);
        var limit = Runs.Run(graph, new DampedRule(0.5), new Synchronous(Runs.Step), 100 * Runs.Step);
        return Enumerable.Range(0, graph.NodeCount).All(node => Math.Abs(network.State(node)[0] - limit.State(node)[0]) < 1e-9);
    }

    [Fact]
    public void Every_lag_within_the_limit_is_drawn()
    {
        // Every node acts in every step; versions superseded less than 70 ticks ago are 0 … 6 behind.
        var schedule = Runs.Record(
            Graphs.Cycle(3), new DampedRule(0.5), new StaleOwn(
                new MaximalStaleness(Runs.Seven, Runs.Step), 70, new Draws(1)), 900 * Runs.Step);
        var lags = new int[8];
        for (var index = 60; index < schedule.Count; index++)
        {
            lags[schedule[index].OwnLag]++;
        }

        Assert.Equal(0, lags[7]);
        Assert.All(lags[..7], count => Assert.InRange(count, 300, 470));
        Assert.Equal(60, Staleness.DeepestOwn(schedule));
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool Without_a_limit_nothing_changes(Graph graph, byte scheduler, ulong seed)
    {
        var plain = Runs.Run(graph, new DampedRule(0.9), Runs.Scheduler(scheduler % 12, seed), 300);
        var wrapped = Runs.Run(graph, new DampedRule(0.9), new StaleOwn(Runs.Scheduler(scheduler % 12, seed), 0, new Draws(seed)), 300);
        return plain.Fingerprint == wrapped.Fingerprint;
    }

    /// <summary>How much x grows in one step in the long run, under a schedule written by hand.</summary>
    private static double Growth(int ownLag)
    {
        const int Steps = 400;
        var graph = Graphs.Path(2);
        var builder = new ScheduleBuilder(ScheduleHeader.For(graph));
        for (var step = 0; step < Steps; step++)
        {
            for (var node = 0; node < 2; node++)
            {
                var time = (step + 1) * Runs.Step;
                builder.Add(new Activation { Node = node, Count = step, Time = time, OwnLag = Math.Min(ownLag, step) }, [step], 0);
            }
        }

        var norms = new List<double>();
        for (var until = Steps / 2; until <= Steps; until += Steps / 2)
        {
            var network = Runs.Run(graph, Map(), new Replay(builder.Build()), (until * Runs.Step) + 1);
            norms.Add(Math.Sqrt((network.State(0)[0] * network.State(0)[0]) + (network.State(1)[0] * network.State(1)[0])));
        }

        return Math.Pow(norms[1] / norms[0], 2.0 / Steps);
    }

    private static LinearRule Map() =>
        new(new SparseMatrix(2, 2, [(0, 0, 0.6), (0, 1, 0.6), (1, 0, -0.6), (1, 1, 0.6)]), null, [1, 0.7]);
}
