using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>What counts as a violation is what a policy promises; gaps above the bound stand apart.</summary>
public sealed class ViolationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_nodes_wait_long_gaps_are_counted_and_are_no_violations()
    {
        foreach (var run in Run("wait"))
        {
            Assert.Equal(0, Metric(run, "violations"));
            Assert.True(Metric(run, "gaps_above_bound") > 0);
            Assert.True(Metric(run, "gap_max") > 0.02);
            Assert.InRange(Metric(run, "staleness_max"), 0, 0.0199999);
        }
    }

    [Fact]
    public void Where_they_are_only_reported_gaps_and_reads_add_up()
    {
        foreach (var run in Run("report"))
        {
            Assert.True(Metric(run, "gaps_above_bound") > 0);
            Assert.True(Metric(run, "violations") > Metric(run, "gaps_above_bound"));
        }
    }

    /// <summary>No message arrives: all wait for ever, and have gaps that are open until the end.</summary>
    [Theory]
    [InlineData("gcn")]
    [InlineData("ignn")]
    public void In_a_stalled_run_open_gaps_count(string model)
    {
        var weights = Path.Combine(Repository.Root, "weights", "chains-10", $"{model}.safetensors").Replace('\\', '/');
        var file = _folder.Write("stall.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models: { {{model}}: { rule: {{model}}, weights: "{{weights}}" } }
            scheduler:
              kind: bounded
              bound: { time: 1ms }
              policy: wait
              of:
                kind: physical
                clock: { kind: periodic, period: 1ms, phase: 1ms }
                faults: { cut: { kind: partition, at: 0s } }
            run: { until: 500ms }
            """);
        var run = Experiment.Run(ScenarioFile.Load(file), cancellation: TestContext.Current.CancellationToken)[model].Asynchronous[0];
        Assert.Equal(RunOutcome.Stalled, run.Outcome);
        Assert.InRange(Metric(run, "gap_max"), 0.5 - Ticks.ToSeconds(run.Stall!.Time), 0.5);
        Assert.Equal(20, Metric(run, "gaps_above_bound"));
    }

    private static double Metric(Trajectory run, string name) => run.Metrics.Single(item => item.Key == name).Value;

    private IReadOnlyList<Trajectory> Run(string policy)
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 4\n1 1 0.3\n1 2 0.6\n2 1 -0.6\n2 2 0.2\n");
        _folder.Write("b.csv", "1\n-0.5\n");
        var file = _folder.Write("case.yaml", $$"""
            models: { linear: { rule: { kind: linear, matrix: m.mtx, bias: b.csv } } }
            scheduler:
              kind: bounded
              bound: { time: 20ms }
              policy: {{policy}}
              of:
                kind: physical
                clock: { kind: poisson, period: 10ms }
                link: { delay: { kind: constant, value: 100ms } }
            run: { until: 5s, replicates: 2, sample: 10ms }
            """);
        return Experiment.Run(ScenarioFile.Load(file), cancellation: TestContext.Current.CancellationToken)["linear"].Asynchronous;
    }
}
