using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Iterations;

/// <summary>What a run with millions of activations asks of every rule.</summary>
public class PurityTests
{
    public static TheoryData<string> Names => ["consensus", "push-sum", "bellman-ford", "localisation"];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_update_allocates_nothing(string name)
    {
        var (rule, graph) = Create(name);
        var buffer = new Sampler(2).Normals(rule.StateSize);
        var views = Enumerable.Repeat(new View(buffer, 0, 0), graph.InDegree(1)).ToArray();
        var (own, next) = (new Sampler(3).Normals(rule.StateSize), new double[rule.StateSize]);
        Act();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Act();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Act()
        {
            next.AsSpan().Clear();
            rule.Update(new Activation { Node = 1 }, own, new Inbox(views, rule.SharedSize, 0), next, default);
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
            for (var round = 0; round < 200; round++)
            {
                iteration.Step();
            }

            return iteration.States;
        }
    }

    private static (IUpdateRule Rule, Graph Graph) Create(string name)
    {
        var graph = Graphs.Cycle(6);
        var values = new Sampler(1).Normals(6);
        return name switch
        {
            "consensus" => (new ConsensusRule(new WeightedGraph(graph, 1), values), graph),
            "push-sum" => (new PushSumRule(graph, values), graph),
            "bellman-ford" => (new BellmanFordRule(new WeightedGraph(graph, 0.1), 0), graph),
            _ => (new LocalisationRule(
                [.. Enumerable.Range(0, 6).Select(i => new RelativePosition(i, (i + 1) % 6, [i, 0.1]))],
                [new Anchor(0, [1, 2])], 2), graph),
        };
    }
}
