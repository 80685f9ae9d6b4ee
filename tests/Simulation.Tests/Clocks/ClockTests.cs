namespace Hogwild.Simulation.Tests;

public class ClockTests
{
    private const int Count = 20_000;
    private static readonly Draws Draws = new(7);
    private static readonly TimeSpan Period = TimeSpan.FromTicks(10_000);

    [Fact]
    public void Gaps_have_the_mean_and_the_variance_of_their_distribution()
    {
        // Gamma with shape 4 and mean 1: variance ¼. Five standard errors of the mean are 5·0.5/√20000 = 0.018.
        var (mean, variance) = Gaps(new RenewalClock(new MathNetDistribution("gamma", [4, 4], Period)));
        Assert.Equal(1, mean, 0.018);
        Assert.Equal(0.25, variance, 0.02);
        (mean, variance) = Gaps(new PoissonClock(Period));
        Assert.Equal(1, mean, 0.036);
        Assert.Equal(1, variance, 0.08);
        (mean, variance) = Gaps(new RenewalClock(new Shifted(new Uniform(TimeSpan.Zero, Period), 2 * Period)));
        Assert.Equal(2.5, mean, 0.011);
        Assert.Equal(1.0 / 12, variance, 0.004);
    }

    [Property(MaxTest = 100)]
    public void Many_instants_at_once_are_those_one_after_the_other(ulong seed, int key, ushort count, ushort mean, byte from)
    {
        var draws = new Draws(seed);
        PoissonClock[] clocks = [new(TimeSpan.FromTicks(1 + mean)), new(TimeSpan.FromTicks(1L << 57)), new(TimeSpan.MaxValue)];
        foreach (var clock in clocks)
        {
            var now = from % 4 == 0 ? Ticks.Never - (1L << Math.Min(from / 4, 62)) : from;
            var period = clock.Period.Ticks;
            AssertSame(clock, new PoissonClock(clock.Period).NextAllOfEights, draws, key, count, now, period);
            AssertSame(clock, new PoissonClock(clock.Period).NextAllOfFours, draws, key, count, now, period);
            AssertSame(clock, ((IClock)clock).NextAll, draws, key, count, now, period);
        }

        IClock[] others =
            [new PeriodicClock(Period), new PeriodicClock(Period, 3 * Period), new SpreadClock(clocks[0], new RateSpread.Uniform(0.2))];
        foreach (var clock in others)
        {
            AssertSame(clock, clock.NextAll, draws, key, 0, 0, Period.Ticks);
            AssertSame(clock, clock.NextAll, draws, key, 1 + count, from, Period.Ticks);
        }
    }

    [Fact]
    public void Rates_spread_as_they_are_said_to()
    {
        var clock = new SpreadClock(new PeriodicClock(Period), new RateSpread.LogNormal(0.5));
        var logs = Enumerable.Range(0, Count).Select(key => Math.Log(clock.Factor(Draws, key))).ToList();
        Assert.Equal(0, logs.Average(), 0.018);
        Assert.Equal(0.25, logs.Select(log => log * log).Average(), 0.0125);
        Assert.Equal(7 + (long)Math.Round(Period.Ticks / clock.Factor(Draws, 3)), clock.Next(Draws, 3, 5, 7));
        var uniform = new SpreadClock(clock, new RateSpread.Uniform(0.2));
        var factors = Enumerable.Range(0, Count).Select(key => uniform.Factor(Draws, key)).ToList();
        Assert.Equal(1, factors.Average(), 0.0041);
        Assert.True(factors.Min() is >= 0.8 and < 0.801 && factors.Max() is <= 1.2 and > 1.199);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_drifting_clock_ticks_when_its_local_time_has_passed(int which)
    {
        Drift drift = which switch
        {
            0 => new Drift.Linear(-0.9, 20 * Period),
            1 => new Drift.Periodic(0.99, 7.3 * Period),
            _ => new Drift.Step(10.5 * Period, 3),
        };
        var clock = new DriftingClock(new PeriodicClock(Period, Period), drift);
        var now = 0L;
        for (var count = 0; count < 60; count++)
        {
            var next = clock.Next(Draws, 0, count, now);
            Assert.True(drift.Local(next) - drift.Local(now) >= Period.Ticks - 1e-6);
            Assert.True(drift.Local(next - 1) - drift.Local(now) < Period.Ticks);
            now = next;
        }
    }

    [Fact]
    public void Local_time_is_the_integral_of_the_rate()
    {
        AssertIntegral(new Drift.Linear(0.5, TimeSpan.FromTicks(400)), t => 1 + (0.5 * Math.Min(1, t / 400)));
        AssertIntegral(new Drift.Periodic(0.3, TimeSpan.FromTicks(250)), t => 1 + (0.3 * Math.Sin(2 * Math.PI * t / 250)));
        AssertIntegral(new Drift.Step(TimeSpan.FromTicks(300), 0.25), t => t < 300 ? 1 : 0.25);
    }

    [Fact]
    public void Staggered_nodes_are_spread_by_the_golden_ratio_whatever_their_number()
    {
        var clock = new StaggeredClock(new PeriodicClock(Period), Period);
        foreach (var nodes in new[] { 2, 5, 13, 100, 997 })
        {
            var first = Enumerable.Range(0, nodes).Select(key => clock.Next(Draws, key, 0, 0)).Order().ToList();
            Assert.InRange(first[0], 1, Period.Ticks);
            Assert.InRange(first[^1], 1, Period.Ticks);

            // By the three-distance theorem no gap of Weyl's sequence is more than φ² = 2.618 times the even one.
            Assert.All(first.Skip(1).Zip(first), pair => Assert.InRange(pair.First - pair.Second, 1, (2.62 * Period.Ticks / nodes) + 1));
        }

        // They are not even, nor do the documents say so.
        var four = Enumerable.Range(0, 4).Select(key => clock.Next(Draws, key, 0, 0) / (double)Period.Ticks).ToList();
        Assert.All(new[] { 0.5, 0.118, 0.736, 0.354 }.Zip(four), pair => Assert.Equal(pair.First, pair.Second, 1e-3));
        Assert.Equal(5 + Period.Ticks, clock.Next(Draws, 3, 1, 5));
        Assert.Equal(42, new PhasedClock(clock, TimeSpan.FromTicks(42)).Next(Draws, 3, 0, 0));
    }

    private static void AssertIntegral(Drift drift, Func<double, double> rate)
    {
        for (var t = 10; t < 1000; t += 37)
        {
            Assert.Equal(rate(t + 0.5), drift.Local(t + 1) - drift.Local(t), 1e-2);
        }
    }

    /// <summary>Mean and variance of the gaps, in periods.</summary>
    private static (double Mean, double Variance) Gaps(IClock clock)
    {
        var gaps = Enumerable.Range(0, Count).Select(count => clock.Next(Draws, 1, count, 0) / (double)Period.Ticks).ToList();
        var mean = gaps.Average();
        return (mean, gaps.Select(gap => (gap - mean) * (gap - mean)).Average());
    }

    private delegate int ManyInstants(Draws draws, int key, int count, long now, long until, Span<long> times);

    private static void AssertSame(IClock clock, ManyInstants many, Draws draws, int key, int count, long now, long period)
    {
        for (var room = 0; room <= 40; room++)
        {
            foreach (var until in new[] { now, Ticks.After(now, period * 4 / 3), Ticks.After(now, 7 * (period / 2)), Ticks.Never })
            {
                List<long> expected = [];
                for (var at = now; expected.Count < room && (expected.Count == 0 || (at < until && at != Ticks.Never));)
                {
                    expected.Add(at = clock.Next(draws, key, count + expected.Count, at));
                }

                // What lies behind the room stays as it is.
                var times = new long[room + 1];
                var some = many(draws, key, count, now, until, times.AsSpan(0, room));
                Assert.Equal(expected, times.Take(some));
                Assert.Equal(0, times[room]);
            }
        }
    }
}
