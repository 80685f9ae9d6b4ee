namespace Hogwild.Simulation.Tests;

public sealed class StepFunctionTests
{
    [Property]
    public void The_value_is_that_of_the_last_step_up_to_a_time(byte[] gaps, byte asked)
    {
        long[] times = [.. Sums(gaps)];
        double[] values = [.. times.Select((_, k) => k + 0.5)];
        if (times.Length == 0)
        {
            Assert.Throws<ArgumentException>(() => new StepFunction(times, values));
            return;
        }

        var last = times.ToList().FindLastIndex(time => time <= asked);
        Assert.Equal(values[Math.Max(0, last)], new StepFunction(times, values).At(asked));
    }

    [Fact]
    public void Times_that_are_not_in_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new StepFunction([3, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => new StepFunction([3, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new StepFunction([3, 4], [1]));
    }

    [Fact]
    public void A_series_begins_where_it_is_said_to_and_begins_again()
    {
        var series = new ArcSeries(
            new StepFunction([0, 10], [1, 2]), new SeriesTime { Start = TimeSpan.FromTicks(8), Repeat = TimeSpan.FromTicks(15) });
        Assert.Equal([1, 1, 2, 2, 1, 1, 2], new long[] { 0, 1, 2, 6, 7, 16, 17 }.Select(now => series.At(0, 1, now)));
    }

    [Fact]
    public void Arcs_without_a_series_deliver_nothing()
    {
        var series = new ArcSeries([KeyValuePair.Create((0, 1), new StepFunction([0], [0.25]))], time: null);
        Assert.Equal((0, DelayTrace.Missing), (new DelaySeries(series).Delay(0, 1, 5), new DelaySeries(series).Delay(1, 0, 5)));
        Assert.Equal((0.25, 1), (new LossSeries(series).Loss(0, 1, 5), new LossSeries(series).Loss(1, 0, 5)));
        Assert.True(new LossSeries(series).IsDrawn);
    }

    private static IEnumerable<long> Sums(byte[] gaps)
    {
        var time = 0L;
        return gaps.Select(gap => time += gap + 1);
    }
}
