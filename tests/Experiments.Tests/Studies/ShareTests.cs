namespace Hogwild.Experiments.Tests;

/// <summary>Shares of what there is to do: together all of it, each item once, and even.</summary>
public sealed class ShareTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(36, 5)]
    [InlineData(100, 7)]
    [InlineData(5, 9)]
    public void Every_item_is_in_one_share_and_shares_are_even(int items, int count)
    {
        List<int> all = [.. Enumerable.Range(0, items)];
        Check(all, count, share => share.Of(all));
        Check(all, count, share => share.Of(all, _ => 1));
    }

    [Property(MaxTest = 200)]
    public void Of_different_costs_no_two_shares_differ_by_more_than_the_dearest_item(byte[] costs, byte shares)
    {
        List<int> all = [.. Enumerable.Range(0, costs.Length)];
        var items = Shares(1 + (shares % 9)).Select(share => share.Of(all, item => costs[item])).ToList();
        Assert.Equal(all, items.SelectMany(share => share).Order());
        Assert.All(items, share => Assert.Equal(share.Order(), share));
        var loads = items.Select(share => share.Sum(item => costs[item])).ToList();
        Assert.InRange(loads.Max() - loads.Min(), 0, costs.DefaultIfEmpty().Max());
    }

    [Fact]
    public void Units_that_take_long_do_not_meet_in_one_share()
    {
        // Two data sets, two models and two seeds of tables: the first seed is trained and run, the second is trained.
        double[] costs = [7, 2, 7, 2, 7, 2, 7, 2];
        Assert.Equal([14, 11, 11], Shares(3).Select(share => share.Of(costs, cost => cost).Sum()));
    }

    private static void Check(List<int> all, int count, Func<Share, IReadOnlyList<int>> of)
    {
        var shares = Shares(count).Select(of).ToList();
        Assert.Equal(all, shares.SelectMany(share => share).Order());
        Assert.InRange(shares.Max(share => share.Count) - shares.Min(share => share.Count), 0, 1);
    }

    private static IEnumerable<Share> Shares(int count) => Enumerable.Range(1, count).Select(number => new Share(number, count));
}
