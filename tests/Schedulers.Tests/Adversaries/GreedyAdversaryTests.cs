using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// x ← Mx with M = [[.6, .6], [−.6, .6]] on two scalar nodes whose own state is fresh: ρ(M) = .8485, so it converges synchronously, and
/// ρ(|M|) = 1.2, so Chazan and Miranker (1969) promise nothing. Random schedules do not find out; an adversary does.
/// </summary>
public class GreedyAdversaryTests
{
    private const int Steps = 600;
    private static readonly SquaredDistance FromZero = new(default);

    [Fact]
    public void No_random_schedule_within_two_steps_diverges()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var network = Run(new PartiallyAsynchronous(Bound.InSteps(2), Runs.Step, 0.5, new Draws(seed)));
            Assert.InRange(Norm(network), 0, 1e-10);
        }
    }

    [Fact]
    public void A_greedy_adversary_within_two_steps_does()
    {
        var recording = new Recording(new GreedyAdversary(Bound.InSteps(2), Runs.Step, FromZero));
        var network = Run(recording);
        Assert.True(Norm(network) > 1e12, $"reached {Norm(network)}");
        var seen = AdmissibilityMonitor.Measure(network.Graph, recording.Schedule, Steps * Runs.Step, 2 * Runs.Step);
        Assert.Equal(0, seen.Violations);
    }

    [Fact]
    public void Within_one_step_it_can_only_be_synchronous()
    {
        var adversary = Run(new GreedyAdversary(Bound.InSteps(1), Runs.Step, FromZero));
        Assert.Equal(Run(new Synchronous(Runs.Step)).Fingerprint, adversary.Fingerprint);
        Assert.InRange(Norm(adversary), 0, 1e-10);
    }

    /// <summary>A certified contraction cannot be hurt by anybody.</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 50)]
    public bool A_contraction_arrives_against_the_adversary(Graph graph, byte bound)
    {
        var steps = 1 + (bound % 4);
        var rule = new DampedRule(0.5);
        var limit = FixedPoint.Solve(rule, graph).States;
        var adversary = new Recording(new GreedyAdversary(Bound.InSteps(steps), Runs.Step, new SquaredDistance(limit)));
        var network = Runs.Run(graph, rule, adversary, 400 * Runs.Step);
        return AdmissibilityMonitor.Measure(graph, adversary.Schedule, (400 * Runs.Step) - 1, steps * Runs.Step).Violations == 0
            && Enumerable.Range(0, graph.NodeCount).All(node => Math.Abs(network.State(node)[0] - limit[node]) < 1e-8);
    }

    private static Network Run(IScheduler scheduler)
    {
        var matrix = new SparseMatrix(2, 2, [(0, 0, 0.6), (0, 1, 0.6), (1, 0, -0.6), (1, 1, 0.6)]);
        var rule = new LinearRule(matrix, initial: [1, 0.7]);
        return Runs.Run(rule.Graph, rule, scheduler, (Steps * Runs.Step) + 1);
    }

    private static double Norm(Network network) => Math.Sqrt(Enumerable.Range(0, 2).Sum(node => Math.Pow(network.State(node)[0], 2)));
}
