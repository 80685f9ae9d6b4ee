using Textbook = MathNet.Numerics.Distributions;

namespace Hogwild.Simulation.Tests;

public class DistributionTests
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    [Property(MaxTest = 1000)]
    public bool Quantiles_are_those_of_the_textbook(double x)
    {
        var u = 0.5 + (0.4999999 * Math.Sin(double.IsFinite(x) ? x : 0));
        return Close(new Exponential(Millisecond).Quantile(u), Textbook.Exponential.InvCDF(1e-4, u))
            && Close(new Pareto(Millisecond, 2.5).Quantile(u), Textbook.Pareto.InvCDF(1e4, 2.5, u))
            && Close(new LogNormal(Millisecond, 0.7).Quantile(u), Textbook.LogNormal.InvCDF(Math.Log(1e4), 0.7, u))
            && Close(new Uniform(Millisecond, 3 * Millisecond).Quantile(u), 1e4 + (u * 2e4));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_mean_of_many_draws_is_the_mean(IDistribution distribution)
    {
        const int Count = 200_000;
        var mean = Enumerable.Range(0, Count).Average(k => distribution.Quantile((k + 0.5) / Count));
        Assert.Equal(1, mean / distribution.Mean, 0.01);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Draws_at_once_are_draws_one_after_the_other(IDistribution distribution)
    {
        var numbers = Enumerable.Range(1, 999).Select(k => k / 1000.0).ToArray();
        var expected = numbers.Select(distribution.Quantile).ToArray();
        distribution.Quantiles(numbers);
        Assert.Equal(expected, numbers);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Few_draws_at_once_are_draws_one_after_the_other(IDistribution distribution)
    {
        for (var count = 0; count <= 40; count++)
        {
            var numbers = Enumerable.Range(1, count).Select(k => k / 41.0).ToArray();
            var expected = numbers.Select(distribution.Quantile).ToArray();
            distribution.Quantiles(numbers);
            Assert.Equal(expected, numbers);
        }
    }

    [Property(MaxTest = 300)]
    public void Vectors_of_either_width_draw_the_same_and_see_what_is_no_share(double strange, byte place)
    {
        var distribution = new Exponential(Millisecond, 3 * Millisecond);
        for (var count = 0; count <= 40; count++)
        {
            var numbers = Enumerable.Range(1, count).Select(k => k == 1 + (place % 40) ? strange : k / 41.0).ToArray();
            var expected = numbers.Select(distribution.Quantile).ToArray();
            var wide = numbers.ToArray();
            distribution.QuantilesOfFours(numbers);
            Assert.Equal(expected, numbers);
            if (count >= 8)
            {
                distribution.QuantilesOfEights(wide);
                Assert.Equal(expected, wide);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_draw_is_below_the_minimum(IDistribution distribution) =>
        Assert.True(distribution.Quantile(1e-16) >= distribution.Minimum * (1 - 1e-12));

    public static TheoryData<IDistribution> All() =>
    [
        new Constant(Millisecond),
        new Uniform(Millisecond, 4 * Millisecond),
        new Exponential(2 * Millisecond, Millisecond),
        new Pareto(Millisecond, 3),
        new LogNormal(Millisecond, 0.5),
        new QuantileDistribution([1e4, 1e4, 2e4, 9e4]),
    ];

    private static bool Close(double ours, double theirs) => Math.Abs(ours - theirs) <= 1e-7 * Math.Abs(theirs);
}
