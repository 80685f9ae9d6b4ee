namespace Hogwild.Reports.Tests;

public sealed class ThinningTests
{
    [Fact]
    public void A_short_line_keeps_all_its_points() => Assert.Equal([0, 1, 2], Thinning.Of([0, 1, 5], [3, 1, 2], 4));

    [Fact]
    public void Of_every_column_the_first_lowest_highest_and_last_point_stay()
    {
        var x = Enumerable.Range(0, 1000).Select(k => (double)k).ToArray();
        var y = x.Select(k => k == 437 ? 9 : k == 612 ? -9 : Math.Sin(k)).ToArray();
        var kept = Thinning.Of(x, y, 40);
        Assert.InRange(kept.Count, 20, 40);
        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.Superset(new HashSet<int> { 0, 437, 612, 999 }, kept.ToHashSet());
    }

    [Fact]
    public void A_line_that_stands_still_is_thinned_too() =>
        Assert.Equal([0, 1, 2, 9], Thinning.Of(new double[10], [0, -1, 1, 0, 0, 0, 0, 0, 0, 0], 4));
}
