namespace Hogwild.Experiments.Tests;

public sealed class WrittenDefaultsTests
{
    private static readonly string[] Written = WrittenDefaults.Part(["a = 1", "b = 2"], 1, 4);

    [Fact]
    public void What_is_written_of_today_is_right() => Assert.Empty(Faults(Written, ("a", "1"), ("b", "2")));

    [Fact]
    public void A_default_that_changes_needs_a_version_and_is_not_written_without_one()
    {
        var told = Assert.Single(Faults(Written, ("a", "1"), ("b", "3")));
        Assert.StartsWith("'b = 2' is no longer so, it is 3: ", told, StringComparison.Ordinal);
        Assert.Contains("KeptResults.Version has to grow", told, StringComparison.Ordinal);

        // Whoever changes the line alone is told that too, and no line that would do.
        string[] changed = [Written[0], "a = 1", "b = 3"];
        var fault = Assert.Single(Faults(changed, ("a", "1"), ("b", "3")));
        Assert.Contains("are not those that it was written for", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(WrittenDefaults.Part(changed[1..], 1, 4)[0], fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(1, 5)]
    public void Where_a_version_grows_all_is_written_anew(int kept, int trainers)
    {
        var now = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["a"] = "1", ["b"] = "3" };
        var fault = Assert.Single(WrittenDefaults.Faults(Written, now, kept, trainers));
        Assert.Empty(WrittenDefaults.Faults(fault.Split('\n')[1..], now, kept, trainers));
    }

    [Fact]
    public void A_new_option_is_a_part_of_its_own()
    {
        (string, string)[] now = [("a", "1"), ("aa", "7"), ("b", "2")];
        var fault = Assert.Single(Faults(Written, now));
        Assert.Empty(Faults([.. Written, .. fault.Split('\n')[1..]], now));
        Assert.NotEmpty(Faults([Written[0], "a = 1", "aa = 7", "b = 2"], now));
    }

    private static IReadOnlyList<string> Faults(string[] lines, params (string Option, string Default)[] now) => WrittenDefaults.Faults(
        lines,
        new SortedDictionary<string, string>(now.ToDictionary(item => item.Option, item => item.Default), StringComparer.Ordinal),
        1,
        4);
}
