using MathNet.Numerics.Distributions;

namespace Hogwild.Simulation.Tests;

public class MathNetTests
{
    private static readonly TimeSpan Unit = TimeSpan.FromTicks(1_000_000);

    public static TheoryData<string> Names => [.. MathNetFamily.Names];

    [Fact]
    public void Every_continuous_distribution_of_the_package_has_a_name() => Assert.Equal(
        typeof(Gamma).Assembly.GetExportedTypes().Count(type => !type.IsAbstract && type.IsAssignableTo(typeof(IContinuousDistribution))),
        MathNetFamily.Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_one_can_be_drawn(string name)
    {
        var distribution = new MathNetDistribution(name, Usual(name), Unit);
        Assert.All(Enumerable.Range(1, 9), k => Assert.InRange(distribution.Quantile(k / 10.0), 0, 1e15));
        Assert.Equal(distribution.Quantile(0.3), new MathNetDistribution(name, Usual(name), Unit).Quantile(0.3));
        if (distribution.IsInverse)
        {
            Assert.All(Enumerable.Range(1, 8), k => Assert.True(distribution.Quantile(k / 10.0) <= distribution.Quantile((k + 1) / 10.0)));
        }
    }

    [Fact]
    public void Quantiles_by_bisection_invert_the_distribution_function()
    {
        // Burr, Laplace and inverse Gaussian have no inverse in the package.
        var inverse = new MathNetDistribution("inverse-gaussian", [2, 3], Unit);
        var burr = new MathNetDistribution("burr", [1, 2, 3], Unit);
        var laplace = new MathNetDistribution("laplace", [5, 1], Unit);
        foreach (var u in new[] { 1e-6, 0.01, 0.25, 0.5, 0.9, 0.999 })
        {
            Assert.Equal(u, new InverseGaussian(2, 3, null).CumulativeDistribution(inverse.Quantile(u) / Unit.Ticks), 1e-9);
            Assert.Equal(u, new Burr(1, 2, 3, null).CumulativeDistribution(burr.Quantile(u) / Unit.Ticks), 1e-9);
            if (u > 0.01)
            {
                Assert.Equal(u, new Laplace(5, 1).CumulativeDistribution(laplace.Quantile(u) / Unit.Ticks), 1e-9);
            }
        }
    }

    [Fact]
    public void A_stable_law_is_sampled_on_a_stream_of_its_own()
    {
        // Location 1000 and scale 1: the median is within five standard errors, 5·1.9/√4000, of what symmetry says.
        var stable = new MathNetDistribution("stable", [1.5, 0, 1, 1000], Unit);
        Assert.False(stable.IsInverse);
        var draws = new Draws(11);
        var samples = Enumerable.Range(0, 4000).Select(k =>
            stable.Quantile(draws.Uniform(Purpose.Delay, 1, k)) / Unit.Ticks).Order().ToList();
        Assert.Equal(1000, samples[2000], 0.15);
        Assert.Throws<ArgumentException>(() => new Truncated(stable, TimeSpan.Zero, Unit));
    }

    [Theory]
    [InlineData("gamma", 1.0, -1.0)]
    [InlineData("erlang", 1.5, 1.0)]
    [InlineData("gama", 1.0, 1.0)]
    public void Parameters_that_do_not_fit_are_refused(string name, double one, double other) =>
        Assert.Throws<ArgumentException>(() => new MathNetDistribution(name, [one, other], Unit));

    [Fact]
    public void Truncation_is_conditioning()
    {
        // An exponential variable above a, given that it is below b, against its closed form.
        var mean = TimeSpan.FromTicks(1000);
        var truncated = new Truncated(new Exponential(mean), TimeSpan.FromTicks(300), TimeSpan.FromTicks(2500));
        var (low, high) = (1 - Math.Exp(-0.3), 1 - Math.Exp(-2.5));
        foreach (var u in new[] { 1e-6, 0.2, 0.5, 0.8, 0.99999 })
        {
            Assert.Equal(-1000 * Math.Log(1 - (low + (u * (high - low)))), truncated.Quantile(u), 1e-3);
        }

        Assert.Equal(1000 * (((0.3 + 1) * Math.Exp(-0.3)) - ((2.5 + 1) * Math.Exp(-2.5))) / (high - low), truncated.Mean, 1);
        Assert.Equal(300, truncated.Minimum);
        Assert.Throws<ArgumentException>(() => new Truncated(new Constant(mean), TimeSpan.Zero, TimeSpan.FromTicks(999)));
        Assert.Equal(1000, new Truncated(new Constant(mean), TimeSpan.Zero, mean).Quantile(0.5));
        Assert.Equal((1005, 1005, 1005),
            (new Shifted(new Constant(mean), TimeSpan.FromTicks(5)) is var s ? s.Quantile(0.1) : 0, s.Mean, s.Minimum));
    }

    private static double[] Usual(string name) => name switch
    {
        "stable" => [1.5, 0, 1, 100],
        "triangular" => [1, 5, 2],
        "continuous-uniform" => [1, 5],
        "truncated-pareto" => [1, 2, 10],
        "skewed-generalized-error" => [5, 1, 0.1, 2],
        "skewed-generalized-t" => [5, 1, 0.1, 2, 6],
        _ => [.. MathNetFamily.Parameters(name).Select((_, k) => 2.0 + k)],
    };
}
