using Hogwild.Models.Tests.Rules;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Adjoints;

/// <summary>The adjoint as a rule: its answer, what is proved of it, and gradients against differences of the loss.</summary>
public sealed class AdjointRuleTests
{
    /// <summary>On graphs with arcs that have no reverse, too: the adjoint runs along them backwards.</summary>
    [Property(MaxTest = 60)]
    public void The_gradient_of_an_IGNN_is_the_difference_of_its_loss(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (k, p) = (sampler.Between(1, 4), sampler.Between(1, 2));
        var data = Expecting(sampler, sampler.Data(Directed(sampler), p));
        var weights = sampler.Ignn(k, p, 0.4);
        weights.Tensors["readout.Wl"] = sampler.Tensor(1, 1, k);
        if (sampler.Uniform() < 0.5)
        {
            weights.Metadata["ignn.input"] = "propagated";
        }

        Check(weights, file => ModelFactory.Ignn("ignn", data, file), kinks: true);
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(Drawn.Energy)])]
    public void The_gradient_of_an_energy_GNN_is_the_difference_of_its_loss(Instance instance, ulong seed)
    {
        if (instance.Graph.NodeCount > 0)
        {
            var (data, alpha) = (Expecting(new Sampler(seed), instance.Model.Data), ((EnergyRule)instance.Rule).Alpha);
            Check(instance.Weights!, file => ModelFactory.Energy("energy", data, file, alpha), kinks: false);
        }
    }

    /// <summary>The answer by factorisation is what exact rounds do not move.</summary>
    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn.Energy)])]
    public void What_is_solved_for_is_its_fixed_point(Instance energy, ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rule, data, _) = IgnnRuleTests.Sample(sampler, 0.9);
        foreach (var (network, graph) in new (IUpdateRule, Graph)[] { (rule, data.Graph), (energy.Rule, energy.Graph) })
        {
            var slope = sampler.Normals(graph.NodeCount * network.StateSize);
            var adjoint = AdjointRule.Of(network, sampler.Normals(slope.Length), slope);
            var answer = adjoint.Solve().States;
            Assert.True(new SynchronousIteration(adjoint, graph, answer).Step() <= 1e-11 * (1 + Dense.MaxNorm(answer)));
        }
    }

    [Property(MaxTest = 100)]
    public void The_adjoint_of_an_IGNN_contracts_by_its_factor_and_every_version_is_as_close_as_its_level_says(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rule, data, _) = IgnnRuleTests.Sample(sampler, 0.8);
        var size = data.Graph.NodeCount * rule.StateSize;
        var adjoint = (IgnnAdjoint)AdjointRule.Of(rule, sampler.Normals(size), sampler.Normals(size));
        var certificate = adjoint.Certify();
        Assert.InRange(certificate.Factor, 0, 0.8 * (1 + 1e-9));
        var monitor = new LevelBoundMonitor(certificate, new double[size], adjoint.Solve().States);
        var run = new Run(
            adjoint.Graph, adjoint, new PartiallyAsynchronous(Bound.InSteps(5), 10, 0.4, new Draws(seed)), observer: monitor);
        run.Through(600);
        Assert.Null(monitor.Violation);
    }

    private const int Beta = 4;

    /// <summary>At a step that is certified for the delays of a bound it arrives, with messages that are two hops old.</summary>
    [Property(MaxTest = 30)]
    public void The_adjoint_of_an_energy_arrives_at_a_certified_step(ulong seed)
    {
        var sampler = new Sampler(seed);
        var weights = sampler.Energy(2, 3, 2, 1, 0, beta: Beta);
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 6)), 1);
        var function = new EnergyFunction(new EnergyParameters(weights, 1, 0), data);
        var alpha = 0.999 * EnergyCertificate.Certify(function, 1, EnergyCertificate.DelayOnGrid(2)).StepLimit;
        var states = EnergyMinimum.Solve(function).States;
        var adjoint = AdjointRule.Of(new EnergyRule(function, alpha), states, sampler.Normals(states.Length));
        var answer = adjoint.Solve().States;
        var run = new Run(data.Graph, adjoint, new PartiallyAsynchronous(Bound.InSteps(2), 10, 0.6, new Draws(seed)));
        var enough = 1e-6 * Math.Max(1, Math.Sqrt(((IEnergyDescent)adjoint).Excess(answer)));

        // A step takes about αβ of what is left: small steps need many.
        var most = (long)(60 / (alpha * Beta));
        var (steps, distance) = (0L, double.PositiveInfinity);
        while (distance > enough && steps < most)
        {
            steps += 2_000;
            run.Through(steps * 10);
            distance = Dense.MaxDistance(run.Network.States(), answer);
        }

        Assert.True(distance <= enough, $"{distance} after {steps} steps, α = {alpha}");
    }

    [Fact]
    public void What_has_no_adjoint_is_refused()
    {
        var data = ChainsDataset.Create(3).Union();
        var weights = new Sampler(1).Ignn(2, 2, 0.5);
        Assert.Contains("IGNN or an energy GNN", Refused(() => AdjointRule.Of(new AnotherRule(), [], [])), StringComparison.Ordinal);
        Assert.Contains(
            "what is expected of every node",
            Refused(() => ModelFactory.Adjoint(ModelFactory.Ignn("ignn", data with { Labels = [] }, weights))),
            StringComparison.Ordinal);
        weights.Tensors["ignn.W"] = Tensor.Matrix(2, 2, [3, 0, 0, 3]);
        Assert.Contains(
            "arrives at a fixed point", Refused(() => ModelFactory.Adjoint(ModelFactory.Ignn("ignn", data, weights))),
            StringComparison.Ordinal);

        static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    /// <summary>The gradient in every tensor of the rule against differences of the loss where synchronous solves arrive.</summary>
    private static void Check(WeightFile weights, Func<WeightFile, Model> make, bool kinks)
    {
        var model = ModelFactory.Adjoint(make(weights));
        var gradient = ((AdjointRule)model.Rule).Gradient(weights, model.Reference.States);
        Assert.Equal(
            weights.Tensors.Keys.Where(name => !name.StartsWith("readout.", StringComparison.Ordinal)), gradient.Keys);
        foreach (var (name, found) in gradient)
        {
            var tensor = weights.Tensors[name];
            var fine = LossSlopeTests.Differences(tensor.Values, Loss, 1e-4);
            if (!kinks || Dense.MaxDistance(fine, LossSlopeTests.Differences(tensor.Values, Loss, 5e-5)) < 1e-8)
            {
                Close.To(fine, found, 2e-6, name);
            }

            double Loss(double[] at)
            {
                weights.Tensors[name] = tensor with { Values = at };
                var moved = make(weights);
                weights.Tensors[name] = tensor;
                return TaskLoss.Of(moved.Data, moved.OutputsOf(moved.Reference.States));
            }
        }
    }

    private static GraphData Expecting(Sampler sampler, GraphData data) =>
        data with { Targets = sampler.Normals(data.Graph.NodeCount) };

    private static Graph Directed(Sampler sampler)
    {
        var builder = new GraphBuilder(sampler.Between(1, 5));
        for (var arc = 0; arc < 2 * builder.NodeCount; arc++)
        {
            var (from, to) = (sampler.Between(0, builder.NodeCount - 1), sampler.Between(0, builder.NodeCount - 1));
            _ = from == to ? builder : builder.AddArc(from, to);
        }

        return builder.Build();
    }

    private sealed class AnotherRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            own.CopyTo(next);
    }
}
