using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

public sealed class ActivationFileTests
{
    private static readonly TraceSpec.ActivationTimes Times = new("t", "t.csv");
    private static readonly TraceSpec.ActivationGaps Gaps = new("g", "g.csv") { Unit = TimeSpan.FromTicks(1) };

    [Fact]
    public void Times_are_those_of_each_node()
    {
        using var file = new TemporaryFile("node,time\n1,0.5\n0,0.2\n1,0.75 # late\n");
        var clock = ActivationFile.Read(file.Path, Times);
        Assert.Equal(
            [5_000_000, 7_500_000, Ticks.Never], new long[] { 0, 5_000_000, 7_500_000 }.Select(now => clock.Next(default, 1, 0, now)));
        Assert.Equal((2_000_000, Ticks.Never), (clock.Next(default, 0, 0, 0), clock.Next(default, 2, 0, 0)));
        Assert.Equal([($"{file.Path}:3:1"), $"{file.Path}:2:1"], clock.Places.OrderBy(item => item.Key).Select(item => item.Value));
    }

    [Fact]
    public void Gaps_are_those_of_all_nodes_or_of_each()
    {
        using var pooled = new TemporaryFile("gap\n3\n3\n");
        using var each = new TemporaryFile("node gap\n2 4\n0 9\n");
        Assert.Equal(8, ActivationFile.Read(pooled.Path, Gaps).Next(new Draws(1), 77, 4, 5));
        var clock = ActivationFile.Read(each.Path, Gaps);
        Assert.Equal((9, 14), (clock.Next(new Draws(1), 2, 4, 5), clock.Next(new Draws(1), 0, 4, 5)));
        Assert.Equal((true, false, 6.5), (ActivationFile.Read(pooled.Path, Gaps).IsPooled, clock.IsPooled, clock.MeanGap));
    }

    [Theory]
    [InlineData("0,0\n", "1:3: expected a time above 0 by 100 ns or more, since a run begins with states that are there, found '0'")]
    [InlineData("0,1\n0,1\n", "2:3: expected a time after that of line 1 by 100 ns or more, found '1'")]
    [InlineData("0,10.5\n", "1:3: expected a time up to 10s, after which the series begins again, found '10.5'")]
    [InlineData("0\n", "1:1: expected node, time, found one value")]
    [InlineData("0,,1\n", "1:3: expected a value between two separators, found an empty cell")]
    [InlineData("a,1\n", "1:1: expected a node, a whole number from 0 to 9999999, found 'a'")]
    public void A_wrong_time_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var trace = Times with { Time = new SeriesTime { Repeat = TimeSpan.FromSeconds(10) } };
        Assert.Equal($"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => ActivationFile.Read(file.Path, trace)).Message);
    }

    [Theory]
    [InlineData("0\n", "1:1: expected a gap of at least 100 ns, found '0'")]
    [InlineData("3\n-1\n", "2:1: expected a gap of at least 0, found -1")]
    [InlineData("3\n1,2\n", "2:3: expected the end of the line after gap, found '2'")]
    [InlineData("node,time\n1,2\n", "1:6: expected the columns gap or node, gap, found node, time")]
    public void A_wrong_gap_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal($"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => ActivationFile.Read(file.Path, Gaps)).Message);
    }
}
