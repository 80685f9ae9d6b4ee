using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class BootstrapTests
{
    [Fact]
    public void No_difference_has_the_interval_of_nothing() =>
        Assert.Equal([(0.0, 0.0)], new Bootstrap().OfMeans([new double[12]], 0.95));

    [Fact]
    public void One_value_says_nothing_of_its_spread()
    {
        Assert.True(double.IsNaN(new Bootstrap().OfMeans([[1.0]], 0.95)[0].Low));
        Assert.True(double.IsNaN(new Bootstrap().OfDifference([1.0], [2.0, 3.0], 0.95).High));
    }

    [Property]
    public void Intervals_are_repeated_to_the_bit_whatever_is_drawn_beside_them(NormalFloat[] values)
    {
        var list = values.Select(value => value.Get).ToArray();
        var bootstrap = new Bootstrap(200);
        Assert.Equal(bootstrap.OfMeans([list], 0.9)[0], bootstrap.OfMeans([new double[list.Length], list], 0.9)[^1]);
        var (low, high) = bootstrap.OfMeans([list], 0.9)[0];
        Assert.True(list.Length < 2 || (low <= high && low >= list.Min() - 1e-9 && high <= list.Max() + 1e-9)
            || list.Any(value => Math.Abs(value) > 1e6));
    }

    /// <summary>All 27 resamples of (0, 1, 5) can be listed, and their quantiles are known.</summary>
    [Fact]
    public void Quantiles_are_those_of_all_resamples()
    {
        double[] values = [0, 1, 5];
        double[] all = [.. from a in values from b in values from c in values select (a + b + c) / 3];
        Array.Sort(all);
        var (low, high) = new Bootstrap(200_000).OfMeans([values], 0.8)[0];
        Assert.Equal(all[2], low, 1e-9);
        Assert.Equal(all[^4], high, 1e-9);
    }

    /// <summary>
    /// Of 500 samples of 30 normal numbers with mean 1, about 94 % of the 95 % intervals hold the mean: percentile intervals are a little
    /// short.
    /// </summary>
    [Fact]
    public void Intervals_of_normal_numbers_hold_their_mean_as_often_as_they_say()
    {
        var draws = new Draws(20261128);
        var bootstrap = new Bootstrap(1000);
        var held = Enumerable.Range(0, 500).Count(sample =>
        {
            double[] values = [.. Enumerable.Range(0, 30).Select(k => 1 + (2 * Normal(draws, sample, k)))];
            var (low, high) = bootstrap.OfMeans([values], 0.95)[0];
            return low <= 1 && 1 <= high;
        });
        Assert.InRange(held, 455, 490);
    }

    [Fact]
    public void Unpaired_differences_are_of_independent_means()
    {
        var draws = new Draws(5);
        double[] first = [.. Enumerable.Range(0, 400).Select(k => Normal(draws, 0, k))];
        double[] second = [.. Enumerable.Range(0, 100).Select(k => 3 + Normal(draws, 1, k))];
        var (low, high) = new Bootstrap(2000).OfDifference(first, second, 0.95);
        Assert.InRange(3, low, high);

        // The standard error is √(1/400 + 1/100) = 0.112.
        Assert.InRange(high - low, 3.2 * 0.112, 4.6 * 0.112);
    }

    private static double Normal(Draws draws, int sample, int k)
    {
        var (radius, angle) = draws.UniformPair(Purpose.Data, (ulong)sample, k);
        return Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(2 * Math.PI * angle);
    }
}
