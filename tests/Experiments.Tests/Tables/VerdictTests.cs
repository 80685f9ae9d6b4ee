using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>When a table says better or worse, and when it says nothing.</summary>
public sealed class VerdictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(19.9, 24.3, 4.4, false, TableVerdict.WithinOneStd)]
    [InlineData(19.86, 24.3, 4.4, false, TableVerdict.WithinOneStd)]
    [InlineData(19.8, 24.3, 4.4, false, TableVerdict.Better)]
    [InlineData(28.8, 24.3, 4.4, false, TableVerdict.Worse)]
    [InlineData(100, 100, 0, true, TableVerdict.WithinOneStd)]
    [InlineData(99.96, 100, 0, true, TableVerdict.WithinOneStd)]
    [InlineData(99.9, 100, 0, true, TableVerdict.Worse)]
    [InlineData(94.5, 93.3, 1.1, true, TableVerdict.Better)]
    public void A_mean_is_compared_as_it_is_printed(double ours, double mean, double std, bool isAccuracy, TableVerdict verdict)
    {
        var statistics = Statistics.Of([ours, ours]);
        var theirs = new PublishedNumber(mean, std);
        Assert.Equal(verdict, VerdictRule.Of(statistics, theirs, isAccuracy, isComplete: true));
        Assert.Equal(TableVerdict.None, VerdictRule.Of(statistics, theirs, isAccuracy, isComplete: false));
        Assert.Equal(TableVerdict.None, VerdictRule.Of(statistics, null, isAccuracy, isComplete: true));
        Assert.Equal(TableVerdict.None, VerdictRule.Of(statistics, new PublishedNumber(mean), isAccuracy, isComplete: true));
    }

    [Theory]
    [InlineData(4, 3, "", true)]
    [InlineData(4, 4, "", true)]
    [InlineData(3, 3, "", false)]
    [InlineData(4, 2, "", false)]
    [InlineData(4, 3, "validation", false)]
    [InlineData(4, 3, "failed", false)]
    [InlineData(4, 3, "chosen by validation", true)]
    [InlineData(4, 3, "chosen by the test", false)]
    public void A_verdict_needs_all_folds_three_seeds_test_graphs_and_no_failure(int folds, int seeds, string what, bool complete)
    {
        var spec = TinyTables.Sums(_folder).Table!;
        spec = spec with { Validates = what == "validation" };
        spec = spec with
        {
            Choose = what switch
            {
                "chosen by validation" => ChosenEpoch.Validation,
                "chosen by the test" => ChosenEpoch.Test,
                _ => ChosenEpoch.Last,
            },
        };
        var units = Enumerable.Range(0, folds).SelectMany(fold => Enumerable.Range(0, seeds)
            .Select(seed => TinyTables.Unit("one", fold, seed, 1))).ToList();
        units[0] = what == "failed" ? units[0] with { Score = null } : units[0];
        Assert.Equal(complete, VerdictRule.IsComplete(spec, units));
    }

    [Fact]
    public void A_regime_has_its_own_published_number_where_there_are_two()
    {
        var reference = TinyTables.Sums(_folder, """
            reference:
              source: a paper
              values: { one: { synchronous: { sums: 1.5 ± 0.5 }, asynchronous: { sums: { mean: 7, std: 2 } } }, two: { sums: 3 ± 1 } }
            """).Table!.Reference!;
        var alone = TinyTables.Sums(_folder, "reference: { source: a paper, values: { one: { sums: -2.5 }, two: { sums: { mean: 4 } } } }")
            .Table!.Reference!;
        Assert.Equal(new PublishedNumber(-2.5), alone.Find("one", "sums", Regime.Synchronous));
        Assert.Equal(new PublishedNumber(4), alone.Find("two", "sums", Regime.Asynchronous));
        Assert.Equal(1.5, reference.Find("one", "sums", Regime.Synchronous)!.Mean);
        Assert.Equal(
            (7.0, 2.0),
            (reference.Find("one", "sums", Regime.Asynchronous)!.Mean, reference.Find("one", "sums", Regime.Asynchronous)!.Std));
        Assert.Equal(reference.Find("two", "sums", Regime.Synchronous), reference.Find("two", "sums", Regime.Asynchronous));
    }

    [Fact]
    public void Differences_are_paired_and_what_is_left_out_has_a_mean_of_its_own()
    {
        var scenario = TinyTables.Sums(_folder, "targets: { two: { sums: { value: 4, without: true } } }");
        var units = new[]
        {
            TinyTables.Unit("one", 0, 0, 100, isLeftOut: true), TinyTables.Unit("one", 1, 0, 2), TinyTables.Unit("one", 2, 0, 8),
            TinyTables.Unit("two", 0, 0, 50, isLeftOut: true), TinyTables.Unit("two", 1, 0, 1), TinyTables.Unit("two", 2, 0, 5),
            TinyTables.Unit("two", 3, 0, 1000),
        };
        var result = new TableResult(scenario, units, []);
        var difference = Assert.Single(Difference.Of(result));
        // Over folds 0 to 2, −50, −1 and −3: t(2) = 4.30265 (Abramowitz and Stegun, table 26.10).
        var half = 4.30265 * Math.Sqrt(((32 * 32) + (17 * 17) + (15 * 15)) / 2.0 / 3);
        Assert.Equal(-18 - half, difference.Interval!.Value.Low, 1e-3);
        Assert.Equal(-18 + half, difference.Interval!.Value.High, 1e-3);
        Assert.Equal(("two", "one"), (difference.Model, difference.Minus));
        Assert.Equal((-54.0 / 3, 3), (difference.All.Mean, difference.All.N));
        Assert.Equal((-2.0, 1.0, 2), (difference.Without.Mean, difference.Without.Std, difference.Without.N));
        var one = result.Cells.First(cell => cell.Model.Name == "one");
        Assert.Equal((110.0 / 3, 5.0), (one.Value.Mean, one.Without.Mean));
        Assert.False(result.Cells.First(cell => cell.Model.Name == "two").IsTargetMet);
        var fewer = new TableResult(scenario, units[..^1], []);
        Assert.True(fewer.Cells.First(cell => cell.Model.Name == "two").IsTargetMet);
    }
}
