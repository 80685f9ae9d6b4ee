using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>What tables for reading say of published numbers and intervals.</summary>
public sealed class TableMarkdownTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_published_mean_alone_stands_with_the_difference_and_has_no_verdict()
    {
        var table = Table(
            "reference: { source: a page, values: { one: { sums: 2.5 }, two: { sums: 3 ± 9 } } }",
            [.. Enumerable.Range(0, 12).SelectMany(at => new[] { Unit("one", at, 2), Unit("two", at, 4) })]);
        Assert.Contains("paper 2.5, difference −0.50 |", table, StringComparison.Ordinal);
        Assert.Contains("paper 3.0 ± 9.0<br>within one std |", table, StringComparison.Ordinal);
        Assert.Contains(
            "Paper: a page. No verdict where no standard deviation is known, but the difference: our mean less the published one.\n",
            table, StringComparison.Ordinal);
        Assert.Contains(
            "No verdict where not all folds",
            Table("reference: { source: a page, values: { two: { sums: 3 ± 9 } } }", [Unit("one", 0, 2), Unit("two", 0, 4)]),
            StringComparison.Ordinal);

        static UnitResult Unit(string model, int at, double value) => TinyTables.Unit(model, at / 3, at % 3, value);
    }

    [Fact]
    public void Means_over_trainings_have_intervals_also_of_runs_and_of_differences()
    {
        // Folds 1 and 3, and 5 and 5: t(1) = 12.7062 (Abramowitz and Stegun, table 26.10), so ± 12.7; of the difference too.
        UnitResult[] units =
        [
            TinyTables.Unit("one", 0, 0, 1), TinyTables.Unit("one", 1, 0, 3),
            TinyTables.Unit("two", 0, 0, 5), TinyTables.Unit("two", 1, 0, 5),
        ];
        var runs = Enumerable.Range(0, 2).SelectMany(fold => new[] { 0.5, 1.5 }.Select(off => Run(fold, (2 * fold) + off))).ToList();
        var table = Table("asynchronous-folds: 2\nschedules: 2", units, runs);
        Assert.Contains("| one | 2.00 ± 1.00<br>−10.7 to 14.7 |", table, StringComparison.Ordinal);
        Assert.Contains("| two − one | +3.00 ± 1.00 (−9.7 to 15.7) |", table, StringComparison.Ordinal);
        Assert.Contains("| one | sums | schedules | 2.00 ± 1.00 (−10.7 to 14.7) | 2.00 ± 1.00 |", table, StringComparison.Ordinal);
        Assert.Contains("in brackets Student's interval of 95 % for the mean over folds", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Kept_numbers_of_weights_that_differ_from_those_at_hand_are_told()
    {
        List<UnitResult> units = [.. Enumerable.Range(0, 2).Select(fold => TinyTables.Unit("one", fold, 0, 1) with { Tensors = 7 })];
        Assert.Contains(
            " Of one on sums (1 training) not all numbers are of the same weights: one training came to others in another build or "
                + "on another machine, by rounding.",
            Table("asynchronous-folds: 2", units, [Run(0, 1) with { Tensors = 8 }, Run(1, 1) with { Tensors = 7 }]),
            StringComparison.Ordinal);
        Assert.DoesNotContain(
            "rounding", Table("asynchronous-folds: 2", units, [Run(0, 1), Run(1, 1) with { Tensors = 7 }]), StringComparison.Ordinal);
    }

    private static ScheduleResult Run(int fold, double value) => new()
    {
        Dataset = "sums",
        Model = "one",
        Fold = fold,
        Seed = 0,
        Scheduler = "synchronous",
        IsOrder = false,
        Number = 0,
        Outcome = RunOutcome.Converged,
        Value = value,
        Distance = 0,
        Deviation = 0,
        Activations = 0,
        ActivationsToTolerance = double.NaN,
    };

    private string Table(string rest, IReadOnlyList<UnitResult> units, IReadOnlyList<ScheduleResult>? runs = null)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        TableMarkdown.Write(writer, new TableResult(TinyTables.Sums(_folder, rest), units, runs ?? []));
        return writer.ToString();
    }
}
