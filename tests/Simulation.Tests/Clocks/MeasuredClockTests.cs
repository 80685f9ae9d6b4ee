namespace Hogwild.Simulation.Tests;

public sealed class MeasuredClockTests
{
    private static readonly Draws Draws = new(3);

    [Property]
    public void A_node_acts_at_the_times_of_the_table_and_at_no_other(byte[] gaps)
    {
        var times = Sums(gaps);
        Assert.Equal([.. times, Ticks.Never], Instants(new TimetableClock(new Dictionary<int, long[]> { [4] = times }), times.Length + 1));
    }

    [Property]
    public void Times_that_repeat_are_those_of_all_their_turns_after_the_start(byte[] gaps, byte start, byte spare)
    {
        var times = Sums([5, .. gaps]);
        var length = times[^1] + spare;
        var expected = Enumerable.Range(0, 300).SelectMany(turn => times.Select(time => (turn * length) + time - start))
            .Where(time => time > 0).Take(30);
        var form = new SeriesTime { Start = TimeSpan.FromTicks(start), Repeat = TimeSpan.FromTicks(length) };
        Assert.Equal(expected, Instants(new TimetableClock(new Dictionary<int, long[]> { [4] = times }, form), 30));
    }

    [Fact]
    public void What_is_not_after_the_start_is_no_time_of_the_run()
    {
        var form = new SeriesTime { Start = TimeSpan.FromTicks(20) };
        var clock = new TimetableClock(new Dictionary<int, long[]> { [4] = [5, 20, 27], [7] = [1, 20] }, form);
        Assert.Equal([7, Ticks.Never], Instants(clock, 2));
        Assert.Equal([4], clock.Places.Keys);
        Assert.Throws<ArgumentException>(() => new TimetableClock(new Dictionary<int, long[]> { [4] = [0] }));
        Assert.Throws<ArgumentException>(() => new TimetableClock(new Dictionary<int, long[]> { [4] = [3, 3] }));
    }

    [Fact]
    public void Gaps_are_drawn_from_the_measured_ones_each_equally_likely()
    {
        var clock = new GapsClock(new Dictionary<int, long[]> { [4] = [2, 3, 7], [5] = [11] });
        var gaps = Enumerable.Range(0, 30_000).Select(count => clock.Next(Draws, 4, count, 100) - 100).CountBy(gap => gap).ToDictionary();
        Assert.Equal([2, 3, 7], gaps.Keys.Order());
        Assert.All(gaps.Values, count => Assert.InRange(count, 9_600, 10_400)); // Five standard deviations of 82.
        Assert.Equal((111, Ticks.Never), (clock.Next(Draws, 5, 0, 100), clock.Next(Draws, 6, 0, 100)));
        Assert.Equal((true, false), (clock.IsDrawn, new GapsClock(5, 5).IsDrawn));
        Assert.Equal(clock.Next(Draws, 4, 9, 0), clock.Next(Draws, 4, 9, 0));
        Assert.Throws<ArgumentException>(() => new GapsClock(3, 0));
    }

    private static long[] Instants(TimetableClock clock, int count)
    {
        var (instants, now) = (new long[count], 0L);
        for (var k = 0; k < count; k++)
        {
            instants[k] = now = clock.Next(Draws, 4, k, now);
        }

        return instants;
    }

    private static long[] Sums(byte[] gaps)
    {
        var time = 0L;
        return [.. gaps.Select(gap => time += gap + 1)];
    }
}
