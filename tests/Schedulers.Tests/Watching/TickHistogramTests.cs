
namespace Hogwild.Schedulers.Tests;

public class TickHistogramTests
{
    [Property]
    public bool A_duration_is_counted_in_a_narrow_bin_that_holds_it(long number, byte shift)
    {
        var ticks = (number & long.MaxValue) >> (shift % 63);
        var histogram = new TickHistogram();
        histogram.Add(ticks);
        var (low, high, count) = histogram.Bins.Single();
        return low <= ticks && ticks <= high && count == 1 && high - low <= ticks / 32 && (ticks >= 64 || low == high);
    }

    [Property]
    public bool Adding_up_is_counting_together(uint[] some, uint[] others)
    {
        var (one, other, both) = (Of(some), Of(others), Of([.. some, .. others]));
        one.Add(other);
        return one.Bins.SequenceEqual(both.Bins) && one.Total == both.Total && both.Total == some.Length + others.Length;
    }

    [Fact]
    public void Bins_lie_side_by_side()
    {
        var histogram = Of([.. Enumerable.Range(0, 5000).Select(number => (uint)number)]);
        var bins = histogram.Bins.ToList();
        Assert.Equal(0, bins[0].Low);
        Assert.All(bins.Zip(bins.Skip(1)), pair => Assert.Equal(pair.First.High + 1, pair.Second.Low));
        Assert.All(bins.SkipLast(1), bin => Assert.Equal(bin.High - bin.Low + 1, bin.Count));
    }

    private static TickHistogram Of(uint[] durations)
    {
        var histogram = new TickHistogram();
        foreach (var ticks in durations)
        {
            histogram.Add(ticks);
        }

        return histogram;
    }
}
