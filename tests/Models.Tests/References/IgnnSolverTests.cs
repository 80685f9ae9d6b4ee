using Hogwild.Simulation;

namespace Hogwild.Models.Tests.References;

public class IgnnSolverTests
{
    [Property(MaxTest = 60)]
    public void On_chains_Newton_finds_what_rounds_find(ulong seed)
    {
        var sampler = new Sampler(seed);
        var solver = new IgnnSolver();
        for (var graph = 0; graph < 3; graph++)
        {
            var rule = Chain(sampler, sampler.Between(1, 12), sampler.Between(1, 6), 0.5 + (0.45 * sampler.Uniform()));
            var states = sampler.Normals(rule.Adjacency.Graph.NodeCount * rule.StateSize, 10);
            var result = solver.Approach(rule, states, 1e-12, IgnnSolver.MaxNewton);
            Assert.True(result.IsConverged, $"{result}");
            Close.To(FixedPoint.Solve(rule, rule.Adjacency.Graph).States, states, 1e-10);
        }
    }

    [Property(MaxTest = 40)]
    public void Elsewhere_it_does_rounds_of_the_rule(ulong seed)
    {
        var sampler = new Sampler(seed);
        var data = sampler.Data(Graphs.Cycle(sampler.Between(3, 8)), 2);
        var rule = new IgnnRule(data, sampler.Ignn(sampler.Between(1, 18), 2, 0.9));
        var solver = new IgnnSolver();
        var states = sampler.Normals(data.Graph.NodeCount * rule.StateSize);
        var iteration = new SynchronousIteration(rule, data.Graph, states);
        iteration.Step();
        solver.Approach(rule, states, 0, 1);
        Assert.Equal(iteration.States, states);
        Assert.True(solver.Approach(rule, states, 1e-13, 10_000).IsConverged);
        Close.To(FixedPoint.Solve(rule, data.Graph).States, states, 1e-11);
    }

    [Property(MaxTest = 60)]
    public void The_adjoint_is_that_of_a_round_on_chains_and_elsewhere(ulong seed)
    {
        var sampler = new Sampler(seed);
        var solver = new IgnnSolver();
        foreach (var density in new[] { 0.0, 0.7 })
        {
            var data = sampler.Data(density == 0 ? Graphs.Path(sampler.Between(1, 9)) : sampler.UndirectedGraph(7, density), 2);
            var rule = new IgnnRule(data, sampler.Ignn(4, 2, 0.9));
            var (states, r) = (FixedPoint.Solve(rule, data.Graph).States, sampler.Normals(data.Graph.NodeCount * 4));
            var v = sampler.Normals(r.Length);
            solver.Approach(rule, states, 1e-9, 100);
            Assert.True(solver.Adjoint(r, v, 1e-12, 10_000).IsConverged);
            var direction = sampler.Normals(r.Length);
            var change = Difference(rule, states, direction);
            Close.To(Dense.Dot(r, direction), Dense.Dot(v, direction) - Dense.Dot(v, change), 1e-6);
        }
    }

    [Fact]
    public void Long_chains_near_the_limit_of_contraction_take_a_few_steps()
    {
        var sampler = new Sampler(3);
        var rule = Chain(sampler, 100, 16, 0.999);
        var (states, r) = (new double[1600], sampler.Normals(1600));
        var v = new double[1600];
        var solver = new IgnnSolver();
        var result = solver.Approach(rule, states, 1e-12, IgnnSolver.MaxNewton);
        Assert.True(result.IsConverged && result.Rounds <= 20, $"{result}");
        Assert.Equal((0, true), (solver.Adjoint(r, v, 1e-11, 0).Rounds, solver.Adjoint(r, v, 1e-11, 0).IsConverged));
    }

    [Fact]
    public void It_says_how_far_it_came_instead_of_failing()
    {
        var sampler = new Sampler(4);
        var rule = Chain(sampler, 6, 3, 0.9);
        var solver = new IgnnSolver();
        Assert.Throws<InvalidOperationException>(() => solver.Adjoint(new double[18], new double[18], 1e-9, 1));
        var states = sampler.Normals(18);
        Assert.Equal((0, false), (solver.Approach(rule, states, 1e-9, 0).Rounds, solver.Approach(rule, states, 1e-9, 0).IsConverged));
        Assert.Throws<ArgumentException>(() => solver.Approach(rule, new double[17], 1e-9, 1));
        Assert.Throws<ArgumentException>(() => solver.Adjoint(new double[17], states, 1e-9, 1));
        Array.Fill(states, double.NaN);
        Assert.False(solver.Approach(rule, states, 1e-9, 5).IsConverged);
    }

    [Fact]
    public void Other_weights_on_the_same_graph_give_the_rule_made_anew()
    {
        var sampler = new Sampler(5);
        var data = sampler.Data(Graphs.Path(5), 2);
        var (first, second) = (sampler.Ignn(3, 2, 0.9), sampler.Ignn(4, 2, 0.8));
        var (anew, with) = (new IgnnRule(data, second), new IgnnRule(data, first).With(second));
        Assert.Equal(FixedPoint.Solve(anew, data.Graph).States, FixedPoint.Solve(with, data.Graph).States);
        Assert.Equal(4, with.StateSize);
    }

    /// <summary>How a round changes when states change along a direction, by differences.</summary>
    private static double[] Difference(IgnnRule rule, double[] states, double[] direction)
    {
        const double Step = 1e-7;
        var (ahead, behind) = (After(Step), After(-Step));
        return [.. ahead.Zip(behind, (a, b) => (a - b) / (2 * Step))];

        double[] After(double step)
        {
            var moved = states.Select((state, at) => state + (step * direction[at])).ToArray();
            var iteration = new SynchronousIteration(rule, rule.Adjacency.Graph, moved);
            iteration.Step();
            return iteration.States;
        }
    }

    /// <summary>A path, or a path with edges left out.</summary>
    private static IgnnRule Chain(Sampler sampler, int nodes, int k, double norm)
    {
        var builder = new GraphBuilder(nodes);
        for (var node = 1; node < nodes; node++)
        {
            _ = nodes < 20 && sampler.Uniform() < 0.1 ? builder : builder.AddEdge(node - 1, node);
        }

        return new IgnnRule(sampler.Data(builder.Build(), 2), sampler.Ignn(k, 2, norm));
    }
}
