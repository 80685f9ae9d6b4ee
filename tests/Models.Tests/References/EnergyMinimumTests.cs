using Hogwild.Models.Tests.Energy;

namespace Hogwild.Models.Tests.References;

public class EnergyMinimumTests
{
    [Property(MaxTest = 60)]
    public void At_the_minimum_the_gradient_vanishes(ulong seed)
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(seed));
        var minimum = EnergyMinimum.Solve(function);
        Assert.Equal(Dense.Norm(function.Gradient(minimum.States)) / function.Parameters.Beta, minimum.Point.Residual);
        var scale = Math.Max(Math.Max(1, Dense.MaxNorm(minimum.States)), function.At(new double[function.Size]).Residual);
        Assert.InRange(minimum.Point.Residual, 0, 1e-12 * scale);
        Assert.Equal(minimum.Point.Residual, minimum.ToReference().Residual);
    }

    [Property(MaxTest = 10)]
    public void Gradient_descent_arrives_there(ulong seed)
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(seed));
        var minimum = EnergyMinimum.Solve(function);
        var start = function.At(new double[function.Size]);
        var largest = Math.Max(Spectrum.Largest(start.Hessian()), Spectrum.Largest(minimum.Point.Hessian()));
        var rounds = FixedPoint.Solve(new EnergyRule(function, 0.5 / largest), function.Graph, 1e-11);
        Close.To(minimum.States, rounds.States, 1e-6);
    }

    /// <summary>dℓ/dθ of ℓ = r · h*(θ), once by differences of solves and once from the adjoint, one entry of every tensor.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_adjoint_gives_the_derivative_by_every_parameter(ulong seed)
    {
        const double Step = 1e-5;
        var sampler = new Sampler(seed);
        var data = sampler.Data(sampler.UndirectedGraph(5, 0.7), 2, 1);
        var file = sampler.Energy(3, 4, 3, 2, 1);
        var minimum = EnergyMinimum.Solve(Function());
        var r = sampler.Normals(minimum.States.Length);
        var (solver, states, v) = (new EnergySolver(), minimum.States.ToArray(), new double[r.Length]);
        solver.Approach(Function(), states, 1e-12, 1);
        solver.Adjoint(r, v);
        foreach (var (name, tensor) in file.Tensors)
        {
            var entry = sampler.Between(0, tensor.Values.Length - 1);
            var expected = Difference(() => Dense.Dot(r, EnergyMinimum.Solve(Function()).States), tensor.Values, entry);
            var actual = -Difference(() => Dense.Dot(v, Function().Gradient(minimum.States)), tensor.Values, entry);
            Close.To(expected, actual, 1e-7, name);
        }

        EnergyFunction Function() => new(new EnergyParameters(file, 2, 1), data);

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

    [Fact]
    public void A_residual_that_is_not_met_is_an_error_that_says_so()
    {
        var (function, _, _) = EnergyFunctionTests.Sample(new Sampler(1));
        var error = Assert.Throws<ResidualException>(() => EnergyMinimum.Solve(function, tolerance: -1));
        Assert.True(error.Residual > error.Required);
    }
}
