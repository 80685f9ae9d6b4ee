using System.Runtime.Intrinsics;

namespace Hogwild.Simulation.Tests;

public class LinkTests
{
    private const int MostArcs = 20;
    private const int MostVersions = 40;

    [Property(MaxTest = 10)]
    public void Messages_at_once_arrive_when_they_arrive_one_by_one(ulong seed, ushort version, ushort now, byte kind)
    {
        var draws = new Draws(seed);
        var link = Links(draws)[kind % 7];
        var arcs = Enumerable.Range(0, MostArcs).Select(k => draws.Bits(Purpose.Data, 1, k)).ToArray();
        var times = Enumerable.Range(0, MostVersions).Select(k => now + (7L * k * k)).ToArray();
        var each = times.Index().Select(item => arcs.Select(arc => link.Arrival(draws, arc, version + item.Index, item.Item)).ToArray())
            .ToArray();
        for (var count = 0; count <= MostArcs; count++)
        {
            var one = new long[count + 1];
            link.Arrivals(draws, arcs.AsSpan(0, count), version, now, one);
            Assert.Equal([.. each[0].Take(count), 0], one);
            for (var versions = 0; versions <= MostVersions; versions++)
            {
                // What lies behind stays as it is.
                var all = new long[(count * versions) + 1];
                link.Arrivals(draws, arcs.AsSpan(0, count), version, times.AsSpan(0, versions), all.AsSpan(0, count * versions));
                Assert.Equal([.. each.Take(versions).SelectMany(row => row.Take(count)), 0], all);
            }
        }
    }

    [Property(MaxTest = 500)]
    public void Instants_in_lanes_are_those_one_by_one(double ticks, long now)
    {
        double[] draws = [ticks, -ticks, 0.5, 1.5, 2.5, 1e18 * ticks, double.NaN, double.PositiveInfinity,
            double.NegativeInfinity, long.MaxValue, (1L << 53) + 1.0, 9.2e18, -1e300, 1e300, 0, 1e4 * ticks];
        var start = now == long.MinValue ? 0 : Math.Abs(now);
        var drawn = draws.Select(Ticks.FromDraw).ToArray();
        var after = drawn.Select(gap => Ticks.After(start, gap)).ToArray();
        for (var at = 0; at < draws.Length; at += 8)
        {
            var wide = Ticks.FromDraw(Vector512.Create(draws, at));
            Assert.Equal(drawn.Skip(at).Take(8), Enumerable.Range(0, 8).Select(k => wide[k]));
            Assert.Equal(
                after.Skip(at).Take(8), Enumerable.Range(0, 8).Select(k => Ticks.After(Vector512.Create(start), wide)[k]));
        }

        for (var at = 0; at < draws.Length; at += 4)
        {
            var narrow = Ticks.FromDraw(Vector256.Create(draws, at));
            Assert.Equal(drawn.Skip(at).Take(4), Enumerable.Range(0, 4).Select(k => narrow[k]));
            Assert.Equal(
                after.Skip(at).Take(4), Enumerable.Range(0, 4).Select(k => Ticks.After(Vector256.Create(start), narrow)[k]));
        }
    }

    private static Link[] Links(Draws draws)
    {
        var (some, more) = (TimeSpan.FromTicks(3 + draws.Below(1000, Purpose.Data, 2, 0)), TimeSpan.FromTicks(5000));
        return
        [
            new Link(new Exponential(some), 0.3),
            new Link(new Exponential(TimeSpan.MaxValue, some)),
            new Link(new Constant(some), 0.5),
            new Link(new Uniform(some, more), 0.01),
            new Link(new Shifted(new Exponential(more), some), 0.05),
            new Link(new Pareto(some, 0.1), 0.05),
            new Link(new LogNormal(some, 1), 1),
        ];
    }
}
