using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;

namespace Hogwild.Reports.Tests;

public sealed class ComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_the_same_as_its_repetition()
    {
        var comparison = Compare(Run("a"), Run("b"));
        Assert.True(comparison.IsSame);
        Assert.True(comparison.AreCommon);
        Assert.Empty(comparison.Scenario);

        // Told is what has been loaded, and tests beside this one load libraries meanwhile.
        Assert.DoesNotContain(comparison.Inputs, change => !change.Key.StartsWith("versions.", StringComparison.Ordinal));
        Assert.Empty(comparison.States);
        Assert.All(comparison.Metrics, item => Assert.True(item.IsSame));
        Assert.All(comparison.Metrics.Where(item => item.Count > 5), item => Assert.Equal((0.0, 0.0), item.Interval));
        Assert.Null(CompareFigure.CreateIfAny(comparison, "a", "b", FigureStyle.Screen));
    }

    [Fact]
    public void Keys_that_differ_are_told_with_both_values() => Assert.Equal(
        [new Change("scheduler.link.loss", "0.05", "0.3"), new Change("run.tolerance", "1E-06", "0.001")],
        Compare(Run("a"), Run("b", "scheduler.link.loss=30%", "run.tolerance=1e-3")).Scenario);

    /// <summary>Differences are those of the rows of replicates.csv, replicate by replicate.</summary>
    [Fact]
    public void Metrics_are_paired_by_replicate()
    {
        var (first, second) = (Run("a"), Run("b", "scheduler.link.loss=50%"));
        var comparison = Compare(first, second);
        Assert.False(comparison.IsSame);
        Assert.Equal(["model", "regime", "metric"], comparison.Columns);
        var row = comparison.Metrics.Single(item => item.Group.SequenceEqual(["ignn", "asynchronous", "distance"]));
        double[] differences = [.. Values(first).Zip(Values(second), (one, other) => other - one)];
        Assert.Equal(6, differences.Length);
        Assert.Equal(6, row.Count);
        Assert.Equal(differences.Average(), row.Difference, 1e-12);
        Assert.Equal(differences.Count(value => value > 0), row.Signs!.Value.Greater);
        Assert.InRange(row.Difference, row.Interval.Low, row.Interval.High);
        Assert.NotNull(CompareFigure.CreateIfAny(comparison, "a", "b", FigureStyle.Screen));

        IEnumerable<double> Values(string folder) => File.ReadLines(Path.Combine(folder, "replicates.csv"))
            .Select(line => line.Split(',')).Where(cells => cells is ["ignn", "asynchronous", _, "distance", _])
            .Select(cells => double.Parse(cells[4], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Runs_without_a_pair_are_counted_and_not_dropped_in_silence()
    {
        var comparison = Compare(Run("a"), Run("b", "run.replicates=4"));
        var row = comparison.Metrics.Single(item => item.Group.SequenceEqual(["ignn", "asynchronous", "distance"]));
        Assert.Equal((4, 2, 0), (row.Count, row.OnlyInFirst, row.OnlyInSecond));
        Assert.False(row.IsSame);
    }

    [Fact]
    public void What_is_never_reached_is_counted_and_in_no_mean()
    {
        var comparison = Compare(Run("a", "run.tolerance=0.9"), Run("b", "run.tolerance=1e-15"));
        var row = comparison.Metrics.Single(item => item.Group.SequenceEqual(["ignn", "asynchronous", "updates_to_tolerance"]));
        Assert.Equal((0, new LeftOut(0, 6, 0)), (row.Count, row.Endless));
        Assert.Equal(new SignTest(0, 6, 0), row.Signs);
        Assert.True(double.IsNaN(row.Difference));
    }

    [Fact]
    public void Other_seeds_are_no_pairs()
    {
        var comparison = Compare(Run("a"), Run("b", "seed=2"));
        Assert.False(comparison.AreCommon);
        Assert.All(comparison.Metrics, item => Assert.True(!item.IsPaired && item.Signs is null));

        // What draws nothing is the same.
        Assert.All(comparison.Metrics.Where(item => item.Group[1] == "synchronous"), item => Assert.True(item.IsSame));
        var row = comparison.Metrics.Single(item => item.Group.SequenceEqual(["ignn", "asynchronous", "distance"]));
        Assert.Equal((6, 6), (row.OnlyInFirst, row.OnlyInSecond));
        Assert.InRange(row.Difference, row.Interval.Low, row.Interval.High);
    }

    [Fact]
    public void Weights_that_differ_are_told_by_tensor()
    {
        var other = Path.Combine(Repository.Root, "weights", "chains-20", "ignn.safetensors").Replace('\\', '/');
        var comparison = Compare(Run("a"), Run("b", $"models.ignn.weights={other}"));
        Assert.Contains(comparison.Inputs, change => change.Key.StartsWith("weights.ignn.", StringComparison.Ordinal));
        Assert.Contains(comparison.Inputs, change => change.Key.StartsWith("files.", StringComparison.Ordinal));
        Assert.DoesNotContain(comparison.Inputs, change => change.Key is "build" or "versions.hogwild");
    }

    [Fact]
    public void The_first_sample_at_which_runs_part_is_told()
    {
        var (first, second) = (Run("a"), Run("b", "scheduler.link.loss=50%"));
        var (run, part) = Compare(first, second).States[0];
        Assert.Equal("ignn, asynchronous, replicate 0", run);
        var (one, other) = (Rows(first), Rows(second));
        var at = one.Zip(other).First(pair => !pair.First.SequenceEqual(pair.Second));
        Assert.Equal(
            $"at {at.First[3]} s {at.First[5]} {at.First[6]} in the first, {at.Second[6]} in the second",
            part);

        static IEnumerable<string[]> Rows(string folder) => File.ReadLines(Path.Combine(folder, "metrics.csv"))
            .Select(line => line.Split(',')).Where(cells => cells is ["ignn", "asynchronous", "0", ..]);
    }

    [Fact]
    public void Only_the_metrics_that_are_asked_for_are_compared()
    {
        var (first, second) = (Run("a"), Run("b", "scheduler.link.loss=50%"));
        var comparison = Compare(first, second, "distance", "messages");
        Assert.Equal(["distance", "messages"], comparison.Metrics.Select(item => item.Group[^1]).Distinct().Order());
        var error = Assert.Throws<ScenarioException>(() => Compare(first, second, "speed"));
        Assert.StartsWith("--metric speed: expected a metric of replicates.csv", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "expected a folder of results, found none")]
    [InlineData("empty", "expected a folder of results, found one without run.json or threshold.json")]
    [InlineData("broken", "expected what a run has written, found no JSON")]
    public void What_is_no_folder_of_results_is_told(string name, string message)
    {
        Directory.CreateDirectory(_folder["empty"]);
        Directory.CreateDirectory(_folder["broken"]);
        File.WriteAllText(_folder["broken/run.json"], "{");
        Assert.Contains(
            message, Assert.Throws<ScenarioException>(() => ComparedFolder.Open(_folder[name])).Message, StringComparison.Ordinal);
    }

    private static Comparison Compare(string first, string second, params string[] metrics) =>
        Comparison.Of(ComparedFolder.Open(first), ComparedFolder.Open(second), metrics, 0.95);

    private string Run(string name, params string[] overrides)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10", "ignn.safetensors").Replace('\\', '/');
        var file = _folder.Write("ring.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models: { ignn: { rule: ignn, weights: "{{weights}}" } }
            scheduler:
              kind: physical
              clock: { kind: poisson, period: 10ms }
              link: { delay: { kind: exponential, mean: 5ms }, loss: 5% }
            run: { until: 300ms, replicates: 6, sample: 20ms, tolerance: 1e-6 }
            """);
        var scenario = ScenarioFile.Load(file, overrides.Select(Override.Parse));
        Results.Write(_folder[name], Experiment.RunAll(scenario, cancellation: TestContext.Current.CancellationToken));
        return _folder[name];
    }
}
