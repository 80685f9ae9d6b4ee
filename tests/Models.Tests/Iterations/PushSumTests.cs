using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

public class PushSumTests
{
    [Property(MaxTest = 25)]
    public void Every_node_learns_the_exact_average_under_every_schedule_with_a_bound_or_with_losses(ulong seed, byte scheduler)
    {
        var (graph, values) = Problem(seed);
        var model = IterationFactory.PushSum("push-sum", new PushSumRule(graph, values));
        var outputs = Asynchronous.Outputs(model, Asynchronous.Scheduler(scheduler % (Asynchronous.Count - 1), seed), 15_000);
        Assert.All(outputs, output => Close.To(values.Average(), output, 1e-9));
    }

    /// <summary>What nodes hold and what is owed on arcs is what there was at first, at any instant of any schedule.</summary>
    [Property(MaxTest = 100)]
    public void No_schedule_loses_mass(ulong seed, byte scheduler, byte steps)
    {
        var (graph, values) = Problem(seed);
        var rule = new PushSumRule(graph, values);
        var network = Asynchronous.Run(graph, rule, Asynchronous.Scheduler(scheduler, seed), 1 + (8 * steps));
        for (var k = 0; k < 2; k++)
        {
            var total = Enumerable.Range(0, graph.NodeCount).Sum(node => network.State(node)[PushSumRule.Mass + k]);
            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                var slot = arc - graph.InArc(graph.Target(arc), 0);
                var sum = network.State(graph.Source(arc));
                var known = network.State(graph.Target(arc))[PushSumRule.Absorbed(slot)..];
                total += sum[2 * k] - known[2 * k] + (sum[(2 * k) + 1] - known[(2 * k) + 1]);
            }

            Close.To(k == 0 ? values.Sum() : values.Length, total, 1e-12, k == 0 ? "y" : "z");
        }
    }

    [Fact]
    public void Long_runs_lose_no_accuracy_to_large_sums()
    {
        // After 200,000 steps σ is near 1e6, and one number for it would leave shares uncertain by 1e-10.
        var (graph, values) = Problem(5);
        var model = IterationFactory.PushSum("push-sum", new PushSumRule(graph, [.. values.Select(value => value + 30)]));
        var outputs = Asynchronous.Outputs(model, Asynchronous.Lossy(new Draws(1)), 200_000);
        Assert.All(outputs, output => Close.To(values.Average() + 30, output, 1e-12));
    }

    [Fact]
    public void A_synchronous_round_without_losses_is_ratio_consensus()
    {
        var graph = new GraphBuilder(3).AddArc(0, 1).AddArc(1, 2).AddArc(2, 0).AddArc(0, 2).Build();
        double[] y = [3, 6, 9], z = [1, 1, 1];
        var rule = new PushSumRule(graph, y);
        var iteration = new SynchronousIteration(rule, graph);

        // Shares of round k arrive in round k + 1: after the first round everybody holds the share that it kept.
        var (ofY, ofZ) = (Split(y), Split(z));
        iteration.Step();
        for (var round = 0; round < 20; round++)
        {
            var states = iteration.States.Chunk(rule.StateSize).ToArray();
            Close.To(ofY.Kept, [.. states.Select(state => state[PushSumRule.Mass])], 1e-12, "y");
            Close.To(ofZ.Kept, [.. states.Select(state => state[PushSumRule.Weight])], 1e-12, "z");
            (ofY, ofZ) = (Split(Received(ofY)), Split(Received(ofZ)));
            iteration.Step();
        }

        (double[] Kept, double[] Share) Split(double[] mass)
        {
            double[] share = [.. mass.Select((value, node) => value / (1 + graph.OutDegree(node)))];
            return (share, share);
        }

        double[] Received((double[] Kept, double[] Share) split)
        {
            var mass = split.Kept.ToArray();
            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                mass[graph.Target(arc)] += split.Share[graph.Source(arc)];
            }

            return mass;
        }
    }

    [Fact]
    public void A_message_that_was_overtaken_brings_nothing()
    {
        var rule = new PushSumRule(Graphs.Path(2), [4, 8]);
        var own = new double[rule.StateSize];
        rule.Initialize(0, own, default);
        var newer = Act(own, [10, 0, 2.5, 0]);
        var older = Act(newer, [4, 0, 1, 0]);
        Assert.Equal(newer, older);
        Assert.Equal(7 + 1.75, newer[PushSumRule.Mass] + newer[PushSumRule.Weight]);

        double[] Act(double[] state, double[] sums)
        {
            var next = new double[rule.StateSize];
            rule.Update(new Activation { Node = 0 }, state, new Inbox([new View(sums, 0, 0)], 4, 0), next, default);
            return next;
        }
    }

    [Fact]
    public void A_node_that_is_much_faster_than_its_links_keeps_its_mass()
    {
        // 1,500 activations for each message: splitting at every one of them would leave 2^-1500 of it.
        var fast = new Physical(new PeriodicClock(TimeSpan.FromTicks(1)), new Link(new Constant(TimeSpan.FromTicks(1500))), new Draws(1));
        var network = Asynchronous.Run(Graphs.Path(2), new PushSumRule(Graphs.Path(2), [4, 8]), fast, 6_000);
        for (var node = 0; node < 2; node++)
        {
            Assert.InRange(network.State(node)[PushSumRule.Weight], 0.1, 2);
            Close.To(6, network.State(node)[PushSumRule.Mass] / network.State(node)[PushSumRule.Weight], 1e-9);
        }
    }

    [Fact]
    public void A_way_without_a_way_back_is_an_error()
    {
        var graph = new GraphBuilder(3).AddEdge(0, 1).AddArc(1, 2).Build();
        var error = Assert.Throws<ArgumentException>(() => IterationFactory.PushSum("push-sum", new PushSumRule(graph, [1, 2, 3])));
        Assert.StartsWith("expected a way back for every way, found none from node 2 to node 0", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PushSumRule(Graphs.Path(2), [1]));
        Assert.Throws<ArgumentException>(() => new PushSumRule(new GraphBuilder(1).AddArc(0, 0).Build(), [1]));
    }

    [Fact]
    public void A_node_without_neighbours_knows_its_average()
    {
        var model = IterationFactory.PushSum("push-sum", new PushSumRule(Graphs.Path(1), [4.5]));
        Assert.Equal([4.5], Asynchronous.Outputs(model, Asynchronous.Scheduler(0, 1), 50));
        Assert.Equal(4.5, model.Reference.States[PushSumRule.Mass]);
    }

    private static (Graph Graph, double[] Values) Problem(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(2, 7);
        var graph = sampler.Uniform() < 0.5 ? Samples.Connected(sampler, n) : Samples.StronglyConnected(sampler, n);
        return (graph, sampler.Normals(n, 5));
    }
}
