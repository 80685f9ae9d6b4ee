using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Rules;

/// <summary>What a run with millions of activations asks of every rule.</summary>
public class UpdateTests
{
    public static TheoryData<string> Names =>
        ["gcn", "gat", "sage-mean", "sage-max", "gin", "ignn", "eignn", "eignn-32", "gsdgnn", "energy", "linear",
            "nonlinear"];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_allocates_nothing(string name)
    {
        var (rule, graph) = Create(name);
        var views = Views(rule, graph, 1);
        var (next, messages) = (new double[rule.StateSize], new double[graph.OutDegree(1) * rule.ArcSize]);
        var own = new Sampler(3).Normals(rule.StateSize);
        Act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Act();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Act()
        {
            var inbox = new Inbox(views, rule.SharedSize, rule.ArcSize);
            rule.Update(new Activation { Node = 1 }, own, inbox, next, new Outbox(messages, rule.ArcSize, graph.OutDegree(1)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_rule_serves_parallel_runs(string name)
    {
        var (rule, graph) = Create(name);
        var expected = Run();
        Parallel.For(0, 8, _ => Assert.Equal(expected, Run()));

        double[] Run()
        {
            var iteration = new SynchronousIteration(rule, graph);
            for (var round = 0; round < Math.Min(rule.Depth, 200); round++)
            {
                iteration.Step();
            }

            return iteration.States;
        }
    }

    private static (IUpdateRule Rule, Graph Graph) Create(string name)
    {
        var sampler = new Sampler(1);
        var data = ChainsDataset.Create(6).Union();
        var energy = new EnergyParameters(sampler.Energy(4, 7, 5, 2, 0), 2, 0);
        var linear = new LinearRule(SparseMatrix.FromDense(LinearRuleTests.Matrix(sampler, 12, 0.2)), sampler.Normals(12));
        return name switch
        {
            "gcn" => (new GcnRule(data, sampler.Gcn(2, 7, 5)), data.Graph),
            "gat" => (new GatRule(data, sampler.Gat(2, 3, 7, 5)), data.Graph),
            "sage-mean" => (new SageRule(data, sampler.Sage(2, 7, 5), SageAggregator.Mean), data.Graph),
            "sage-max" => (new SageRule(data, sampler.Sage(2, 7, 5), SageAggregator.Max, closed: true), data.Graph),
            "gin" => (new GinRule(data, sampler.Gin(2, 7, 5)), data.Graph),
            "ignn" => (new IgnnRule(data, sampler.Ignn(6, 2, 0.9)), data.Graph),
            "nonlinear" => (new NonlinearRule(data, sampler.Nonlinear(5, 7, 2, 0)), data.Graph),
            "eignn" => (new EignnRule(data, sampler.Eignn(6, 2), 0.9), data.Graph),
            "eignn-32" => (new EignnRule(data, sampler.Eignn(6, 2), 0.9, Precision.Bits32), data.Graph),
            "gsdgnn" => (new GsdgnnRule(data, sampler.Gsdgnn(6, 2), 9), data.Graph),
            "energy" => (new EnergyRule(new EnergyFunction(energy, data), 0.01), data.Graph),
            _ => (linear, linear.Graph),
        };
    }

    private static View[] Views(IUpdateRule rule, Graph graph, int node)
    {
        var buffer = new Sampler(2).Normals(rule.StateSize + rule.ArcSize);
        return [.. Enumerable.Repeat(new View(buffer, 0, rule.StateSize), graph.InDegree(node))];
    }
}
