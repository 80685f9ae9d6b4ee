using Hogwild.Models.Tests.Rules;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.References;

public class IgnnAdjointTests
{
    /// <summary>dℓ/dθ of ℓ = r · H*(θ), once by differences of solves and once from the adjoint, every entry of every tensor.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_adjoint_gives_the_derivative_by_every_parameter(ulong seed)
    {
        const double Step = 1e-6;
        var sampler = new Sampler(seed);
        var data = sampler.Data(sampler.UndirectedGraph(5, 0.7), 2);
        var weights = sampler.Ignn(3, 2, 0.8);
        var states = FixedPoint.Solve(Rule(), data.Graph).States;
        var r = sampler.Normals(states.Length);
        var v = IgnnAdjoint.Solve(Rule(), states, r, tolerance: 1e-13);
        Assert.Contains(states, value => value > 0);
        Assert.Contains(states, value => value == 0);
        foreach (var (name, tensor) in weights.Tensors)
        {
            for (var entry = 0; entry < tensor.Values.Length; entry++)
            {
                var expected = Difference(() => Dense.Dot(r, FixedPoint.Solve(Rule(), data.Graph).States), tensor.Values, entry);
                var actual = Difference(() => Dense.Dot(v, Step1(states)), tensor.Values, entry);
                Close.To(expected, actual, 1e-8, $"{name}[{entry}]");
            }
        }

        IgnnRule Rule() => new(data, weights);

        double[] Step1(double[] h)
        {
            var iteration = new SynchronousIteration(Rule(), data.Graph, h);
            iteration.Step();
            return iteration.States;
        }

        static double Difference(Func<double> value, double[] values, int entry)
        {
            var original = values[entry];
            values[entry] = original + Step;
            var ahead = value();
            values[entry] = original - Step;
            var behind = value();
            values[entry] = original;
            return (ahead - behind) / (2 * Step);
        }
    }

    /// <summary>⟨r, S s⟩ for a direction s through the fixed point equals ⟨v, s⟩: also where Ã is not symmetric.</summary>
    [Property(MaxTest = 40)]
    public void It_is_the_transpose_of_the_response_on_directed_graphs(ulong seed)
    {
        var sampler = new Sampler(seed);
        var builder = new GraphBuilder(5);
        for (var i = 0; i < 8; i++)
        {
            var (a, b) = (sampler.Between(0, 4), sampler.Between(0, 4));
            _ = a == b ? builder : builder.AddArc(a, b);
        }

        var data = sampler.Data(builder.Build(), 1);
        var weights = sampler.Ignn(3, 1, 0.3);

        // A large bias keeps every unit active, so that the map is linear and its response a geometric series.
        Array.Fill(weights.Tensors["ignn.b"].Values, 50);
        var rule = new IgnnRule(data, weights);
        var states = FixedPoint.Solve(rule, data.Graph).States;
        var (r, s) = (sampler.Normals(states.Length), sampler.Normals(states.Length));
        var (response, term) = (s.ToArray(), s);
        for (var power = 0; power < 200; power++)
        {
            var moved = states.ToArray();
            Dense.AddScaled(1e-3, term, moved);
            var iteration = new SynchronousIteration(rule, data.Graph, moved);
            iteration.Step();
            term = [.. iteration.States.Zip(states, (after, before) => (after - before) / 1e-3)];
            Dense.AddScaled(1, term, response);
        }

        Close.To(Dense.Dot(r, response), Dense.Dot(IgnnAdjoint.Solve(rule, states, r), s), 1e-7);
    }

    [Fact]
    public void A_warm_start_gives_the_same_answer()
    {
        var (rule, data, _) = IgnnRuleTests.Sample(new Sampler(4), 0.9);
        var states = FixedPoint.Solve(rule, data.Graph).States;
        var r = new Sampler(5).Normals(states.Length);
        var v = IgnnAdjoint.Solve(rule, states, r);
        Assert.Equal(v, IgnnAdjoint.Solve(rule, states, r, v, maxRounds: 1));
        Assert.Throws<ResidualException>(() => IgnnAdjoint.Solve(rule, states, r, new Sampler(6).Normals(states.Length), maxRounds: 1));
    }
}
