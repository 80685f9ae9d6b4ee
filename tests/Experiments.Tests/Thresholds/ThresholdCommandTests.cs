using Hogwild.Cli;

namespace Hogwild.Experiments.Tests;

/// <summary>The command hogwild threshold, whole.</summary>
public sealed class ThresholdCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_search_leaves_tables_and_a_figure_the_same_every_time()
    {
        string[] options =
        [
            "--out", _folder["plots"], "--over", "bound", "--to", "9", "--points", "3",
            "--scheduler", "{ kind: maximal-staleness, bound: { steps: 1 } }",
        ];
        Assert.Equal(ExitCodes.Done, Run(["threshold", Scenario(), .. options]));
        Assert.Equal(string.Empty, _error.ToString());
        Assert.Equal(
            [".hogwild", "figures", "figures/captions.md", "figures/stability.png", "figures/stability.svg", "points.csv",
                "report.html", "threshold.csv", "threshold.json"],
            _folder.List("plots/arc-threshold"));
        Assert.Contains("│ threshold │ 5 │", _output.ToString(), StringComparison.Ordinal);
        var before = File.ReadAllText(_folder["plots/arc-threshold/threshold.json"]);
        Assert.Equal(ExitCodes.Done, Run(["threshold", Scenario(), .. options, "--jobs", "1"]));
        Assert.Equal(before, File.ReadAllText(_folder["plots/arc-threshold/threshold.json"]));
        Assert.Equal(["arc-threshold"], Directory.GetFileSystemEntries(_folder["plots"]).Select(Path.GetFileName));
    }

    [Fact]
    public void Two_parameters_make_a_map()
    {
        Assert.Equal(ExitCodes.Done, Run(
            "threshold", Scenario(), "--out", _folder["plots"], "--over", "alpha", "--from", "0.1", "--to", "4", "--points", "4",
            "--resolution", "0.1", "--and", "bound", "--set", "threshold.and.values=[1, 2]"));
        Assert.Equal(3, File.ReadAllLines(_folder["plots/arc-threshold/threshold.csv"]).Length);
        Assert.True(new FileInfo(_folder["plots/arc-threshold/figures/stability.png"]).Length > 20_000);
    }

    [Theory]
    [InlineData("expected the option --over (bound, alpha, loss or delay), or a section 'threshold' in the scenario, found neither")]
    [InlineData("expected bound, alpha, loss or delay for 'threshold.over', found 'alhpa'; did you mean 'alpha'?", "--over", "alhpa")]
    [InlineData(
        "expected a scheduler with a link, whose loss 'threshold' can set, for 'scheduler', found a mapping with 'kind', 'bound'",
        "--over", "loss")]
    [InlineData("expected a number above 0 for 'threshold.from', found '0'", "--over", "alpha", "--from", "0")]
    [InlineData("expected a value above 'threshold.from' for 'threshold.to', found '1'", "--over", "alpha", "--from", "2", "--to", "1")]
    [InlineData(
        "expected another parameter than 'threshold.over' (bound) for 'threshold.and.over', found 'bound'",
        "--over", "bound", "--and", "bound")]
    [InlineData("expected a whole number from 2 to 10000 for 'threshold.points', found '1'", "--over", "bound", "--points", "1")]
    [InlineData(
        "expected at least 64 samples until 'run.until', for the slope of distances, found 2",
        "--over", "bound", "--set", "run.sample=1s")]
    [InlineData("model arc: expected a start away from the fixed point", "--over", "bound", "--set", "models.arc.rule.initial=b.csv")]
    public void Bad_input_is_one_line_and_nothing_written(string message, params string[] options)
    {
        Assert.Equal(ExitCodes.BadInput, Run(["threshold", Scenario(), "--out", _folder["plots"], .. options]));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_folder["plots"]));
    }

    private int Run(params string[] arguments) =>
        new CommandLine(_output, _error).Invoke(arguments, TestContext.Current.CancellationToken);

    private string Scenario()
    {
        _folder.Write("q.mtx", "%%MatrixMarket matrix array real general\n1 1\n1\n");
        _folder.Write("b.csv", "0\n");
        _folder.Write("x.csv", "1\n");
        return _folder.Write(
            "arc.yaml",
            """
            models: { arc: { rule: { kind: quadratic, matrix: q.mtx, linear: b.csv, initial: x.csv, own: stale, alpha: 0.3 } } }
            scheduler: { kind: maximal-staleness, bound: { steps: 1 } }
            run: { until: 2s, sample: 2ms }
            """);
    }
}
