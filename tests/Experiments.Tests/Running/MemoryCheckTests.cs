using Hogwild.Cli;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class MemoryCheckTests : IDisposable
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
    public void Data_that_do_not_fit_are_refused_at_their_line_with_the_estimate()
    {
        var file = _folder.Write("huge.yaml", """
            dataset: { kind: random, nodes: 10000, graphs: 100000 }
            models: { gcn: { rule: gcn, train: {} } }
            scheduler: synchronous
            run: { until: 1s }
            """);
        var code = new CommandLine(_output, _error).Invoke(
            ["run", file, "--out", _folder["out"]], TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("huge.yaml:1:10: expected data that fit into", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("1,000,000,000 nodes", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("which take at least", _error.ToString(), StringComparison.Ordinal);
        Assert.Single(_error.ToString().Trim().Split('\n'));
        Assert.False(Directory.Exists(_folder["out"]));
    }

    /// <summary>An estimate from below does not refuse what fits, and says something: a quarter of it is too little.</summary>
    [Theory]
    [InlineData(20_000, 2)]
    [InlineData(20, 1_000)]
    public void An_estimate_is_no_larger_than_what_the_data_and_a_run_take(int length, int classes)
    {
        // What a run takes it takes when it goes on, a stretch of time at once.
        var taken = OneThread.Allocates(() => new Run(
            ChainsDataset.Create(length, classes).Union().Graph,
            new Standing(),
            new Schedulers.Monitored(new Schedulers.Synchronous(2))).Until(20));
        MemoryCheck.OfDataset(new DatasetSpec.Chains(length, classes), "here", taken);
        Assert.Throws<ScenarioException>(() => MemoryCheck.OfDataset(new DatasetSpec.Chains(length, classes), "here", taken / 4));
    }

    [Theory]
    [InlineData(1, 10, null)]
    [InlineData(2, 10, "found 2 at a time of about 4 GB each for 9,000 nodes; --jobs 1 would fit")]
    [InlineData(2, 1, null)]
    [InlineData(1, 1, "a smaller graph would fit", 3_000_000_000)]
    public void Runs_that_do_not_fit_side_by_side_are_refused_with_what_would_fit(
        int jobs, int runs, string? said, long free = 6_000_000_000)
    {
        (string, int, long)[] models = [("small", 10, 1_000_000), ("large", 9_000, 4_000_000_000)];
        if (said is null)
        {
            MemoryCheck.OfRuns(models, jobs, runs, free);
            return;
        }

        var problem = Assert.Throws<ScenarioException>(() => MemoryCheck.OfRuns(models, jobs, runs, free));
        Assert.StartsWith("model large: expected runs that fit into the ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(said, problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A rule that computes nothing.</summary>
    private sealed class Standing : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            own.CopyTo(next);
    }
}
