using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

public class PoissonTests
{
    private const int Gaps = 40_000;

    /// <summary>Rounding up makes gaps longer; 1.58 steps for a period of one, as the option says.</summary>
    [Theory]
    [InlineData(1.0, false, 1.5820)]
    [InlineData(0.5, false, 1.1565)]
    [InlineData(10.0, false, 10.5083)]
    [InlineData(1.0, true, 1)]
    [InlineData(2.5, true, 2.5)]
    [InlineData(10.0, true, 10)]
    public void The_mean_gap_is_what_the_documentation_says(double steps, bool isGeometric, double expected)
    {
        const long Step = 10_000;
        var poisson = new Poisson(Step, (long)(steps * Step), new Draws(7), isGeometric);
        var run = new Run(Graphs.Path(2), new DampedRule(0.9), poisson);
        var sum = 0L;
        for (var count = 0; count < Gaps; count++)
        {
            var gap = poisson.Next(0, count, 0);
            Assert.Equal(0, gap % Step);
            Assert.True(gap > 0);
            sum += gap;
        }

        // Five standard errors of a geometric mean.
        Assert.Equal(expected, (double)sum / Step / Gaps, 5 * expected / Math.Sqrt(Gaps));
        Assert.Equal(0, run.Now);
        Assert.Equal(isGeometric ? expected : 1 / (1 - Math.Exp(-1 / steps)), expected, 1e-3);
    }

    [Fact]
    public void Geometric_gaps_are_no_shorter_than_a_step()
    {
        var spec = new SchedulerSpec.Poisson(TimeSpan.FromTicks(500), IsGeometric: true);
        Assert.Equal("period", Assert.Single(spec.Misfits(TimeSpan.FromTicks(501))).Option);
        Assert.Empty(spec.Misfits(TimeSpan.FromTicks(500)));
        Assert.Empty((spec with { IsGeometric = false }).Misfits(TimeSpan.FromTicks(501)));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new Run(Graphs.Path(2), new DampedRule(0.9), new Poisson(501, 500, new Draws(1), isGeometric: true)));
    }
}
