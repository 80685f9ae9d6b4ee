using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Energy;

public class EnergyRuleTests
{
    [Property(MaxTest = 40)]
    public void Exact_synchronous_rounds_are_gradient_descent(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, _, _) = EnergyFunctionTests.Sample(sampler);
        Descends(function, 0.01 + (0.05 * sampler.Uniform()));
    }

    /// <summary>So many that what is computed per neighbour does not fit on the stack.</summary>
    [Fact]
    public void A_hub_of_many_neighbours_descends_as_others_do()
    {
        const int Leaves = 160;
        var sampler = new Sampler(1);
        var star = new GraphBuilder(Leaves + 1);
        for (var leaf = 1; leaf <= Leaves; leaf++)
        {
            star.AddEdge(0, leaf);
        }

        var data = sampler.Data(star.Build(), 1, 0);
        Descends(new EnergyFunction(new EnergyParameters(sampler.Energy(3, 9, 4, 1, 0, 0.5), 1, 0), data), 1e-3);
    }

    /// <summary>The first messages belong to everybody's h = 0, so one pipelined round from the start is a gradient step too.</summary>
    [Property(MaxTest = 40)]
    public void Initial_messages_are_derivatives_at_zero(ulong seed)
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(seed));
        var network = new PipelinedNetwork(new EnergyRule(function, 0.1), function.Graph);
        var expected = function.Gradient(new double[function.Size]).Select(value => -0.1 * value).ToArray();
        Close.To(expected, network.Act(Exchange.Both), 1e-13);
    }

    /// <summary>The messages of a pipelined round are taken at the new own state and the old views.</summary>
    [Property(MaxTest = 40)]
    public void Messages_are_derivatives_at_the_new_state_and_the_views(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (function, data, file) = EnergyFunctionTests.Sample(sampler);
        var (graph, k) = (function.Graph, function.StateSize);
        var network = new PipelinedNetwork(new EnergyRule(function, 0.1), graph);
        var before = network.Act(Exchange.Both);
        var after = network.Act(Exchange.Both);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var mixed = before.ToArray();
            after.AsSpan(node * k, k).CopyTo(mixed.AsSpan(node * k));
            for (var slot = 0; slot < graph.OutDegree(node); slot++)
            {
                var neighbour = graph.Target(graph.OutArcs(node)[slot]);
                for (var c = 0; c < k; c++)
                {
                    Close.To(Slope(node, (neighbour * k) + c, mixed), network.Message(node, slot)[c], 1e-7, $"message {node}→{neighbour}");
                }
            }
        }

        double Slope(int node, int index, double[] h)
        {
            const double Step = 1e-5;
            var (ahead, behind) = (h.ToArray(), h.ToArray());
            ahead[index] += Step;
            behind[index] -= Step;
            return (EnergyOracle.Node(file, data, ahead, node) - EnergyOracle.Node(file, data, behind, node)) / (2 * Step);
        }
    }

    private static void Descends(EnergyFunction function, double alpha)
    {
        var iteration = new SynchronousIteration(new EnergyRule(function, alpha), function.Graph);
        var h = new double[function.Size];
        for (var round = 0; round < 10; round++)
        {
            Dense.AddScaled(-alpha, function.Gradient(h), h);
            iteration.Step();
            Close.To(h, iteration.States, 1e-13, $"round {round + 1}");
        }
    }

    [Property(MaxTest = 30)]
    public void Half_activations_leave_the_other_half_alone(ulong seed)
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(seed));
        var network = new PipelinedNetwork(new EnergyRule(function, 0.1), function.Graph);
        var states = network.Act(Exchange.Both);
        Assert.Equal(states, network.Act(Exchange.Messages));
        var messages = network.Messages;
        network.Act(Exchange.State);
        Assert.Equal(messages, network.Messages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_step_size_is_positive_and_finite(double alpha)
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnergyRule(function, alpha));
    }
}
