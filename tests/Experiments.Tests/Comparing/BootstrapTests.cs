using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class BootstrapTests
{
    [Fact]
    public void No_difference_has_the_interval_of_nothing() =>
        Assert.Equal([(0.0, 0.0)], new Bootstrap().OfMeans([new double[12]], 0.95));

    [Fact]
    public void Few_values_say_nothing_of_their_spread()
    {
        double[] five = [1, 2, 3, 4, 5];
        Assert.True(double.IsNaN(new Bootstrap().OfMeans([five], 0.95)[0].Low));
        Assert.True(double.IsNaN(new Bootstrap().OfDifference(five, [.. five, 6], 0.95).High));
        Assert.True(double.IsFinite(new Bootstrap().OfMeans([[.. five, 6]], 0.95)[0].Low));
        Assert.True(double.IsNaN(new Bootstrap().OfMeans([[.. five, double.PositiveInfinity]], 0.95)[0].Low));
    }

    [Property]
    public void Intervals_are_repeated_to_the_bit_whatever_is_drawn_beside_them(NormalFloat[] values)
    {
        var list = Array.ConvertAll(values, value => value.Get);
        var bootstrap = new Bootstrap(200);
        var alone = bootstrap.OfMeans([list], 0.9)[0];
        Assert.Equal(alone, bootstrap.OfMeans([new double[list.Length], list], 0.9)[^1]);
        Assert.True(list.Length < Bootstrap.Fewest ? double.IsNaN(alone.Low) : alone.Low <= alone.High);
    }

    [Property]
    public void With_all_signs_turned_ends_are_turned_to_the_bit(NormalFloat[] first, NormalFloat[] second)
    {
        var (one, other) = (Array.ConvertAll(first, value => value.Get), Array.ConvertAll(second, value => value.Get));
        var bootstrap = new Bootstrap(200);
        var (low, high) = bootstrap.OfMeans([one], 0.9)[0];
        Assert.Equal((-high, -low), bootstrap.OfMeans([Array.ConvertAll(one, value => -value)], 0.9)[0]);
        (low, high) = bootstrap.OfDifference(one, other, 0.9);
        Assert.Equal((-high, -low), bootstrap.OfDifference(other, one, 0.9));
    }

    [Fact]
    public void Numbers_as_large_as_there_are_do_not_overflow()
    {
        double[] values = [1, 2, 3, 5, 8, 13, 21];
        var (low, high) = new Bootstrap(500).OfMeans([values], 0.95)[0];
        Assert.Equal(
            (Math.ScaleB(low, 1018), Math.ScaleB(high, 1018)),
            new Bootstrap(500).OfMeans([Array.ConvertAll(values, value => Math.ScaleB(value, 1018))], 0.95)[0]);
    }

    /// <summary>All 46,656 resamples of six numbers can be listed, and the quantiles of their studentised means are known.</summary>
    [Fact]
    public void Ends_are_those_of_all_resamples()
    {
        double[] values = [0, 1, 3, 4, 7, 15];
        int[] each = [0, 1, 2, 3, 4, 5];
        var all =
            from a in each from b in each from c in each from d in each from e in each from f in each
            select Studentised(a, b, c, d, e, f);
        double[] sorted = [.. all.Order()];
        var error = Math.Sqrt(values.Sum(value => (value - 5) * (value - 5)) / 5 / 6);
        var (low, high) = new Bootstrap(200_000).OfMeans([values], 0.8)[0];
        Assert.Equal(5 - (Quantiles.Of(sorted, 0.9) * error), low, 0.1);
        Assert.Equal(5 - (Quantiles.Of(sorted, 0.1) * error), high, 0.1);

        double Studentised(params int[] chosen)
        {
            var mean = chosen.Average(k => values[k]);
            var squares = chosen.Sum(k => (values[k] - mean) * (values[k] - mean));
            return mean == 5 ? 0 : (mean - 5) / Math.Sqrt(squares / 5 / 6);
        }
    }

    /// <summary>
    /// Of eight values of which seven are equal, a third of all resamples have no spread: the ends are quantiles of the means.
    /// </summary>
    [Fact]
    public void Where_most_values_are_equal_the_interval_is_that_of_percentiles() =>
        Assert.Equal((0.0, 0.375), new Bootstrap().OfMeans([[0, 0, 0, 0, 0, 0, 0, 1]], 0.95)[0]);

    /// <summary>
    /// Of 500 samples of normal numbers with mean 1, about 95 % of the 95 % intervals hold the mean, of few numbers as well (percentile
    /// intervals of eight: 88 %).
    /// </summary>
    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    public void Intervals_of_normal_numbers_hold_their_mean_as_often_as_they_say(int count)
    {
        var draws = new Draws(20261128);
        var bootstrap = new Bootstrap(1000);
        var held = Enumerable.Range(0, 500).Count(sample =>
        {
            double[] values = [.. Enumerable.Range(0, count).Select(k => 1 + (2 * Normal(draws, sample, k)))];
            var (low, high) = bootstrap.OfMeans([values], 0.95)[0];
            return low <= 1 && 1 <= high;
        });
        Assert.InRange(held, 461, 489);
    }

    [Theory]
    [InlineData(8, 12)]
    [InlineData(30, 30)]
    public void So_do_those_of_unpaired_differences(int first, int second)
    {
        var draws = new Draws(20261129);
        var bootstrap = new Bootstrap(1000);
        var held = Enumerable.Range(0, 500).Count(sample =>
        {
            double[] one = [.. Enumerable.Range(0, first).Select(k => Normal(draws, sample, k))];
            double[] other = [.. Enumerable.Range(0, second).Select(k => 1 + (3 * Normal(draws, sample, 1000 + k)))];
            var (low, high) = bootstrap.OfDifference(one, other, 0.95);
            return low <= 1 && 1 <= high;
        });
        Assert.InRange(held, 461, 490);
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
