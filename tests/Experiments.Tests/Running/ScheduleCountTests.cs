using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Replicates that cannot differ are run once, and it is said; what is drawn anywhere is run as often as asked.</summary>
public sealed class ScheduleCountTests : IDisposable
{
    private const string World = "{ kind: physical, clock: { kind: periodic, period: 3ms, phase: 1ms }, ";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("synchronous")]
    [InlineData("round-robin")]
    [InlineData("residual-greedy")]
    [InlineData("{ kind: maximal-staleness, bound: { steps: 3 } }")]
    [InlineData("{ kind: greedy-adversary, bound: { steps: 2 } }")]
    [InlineData("{ kind: bounded, bound: { steps: 3 }, of: round-robin }")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 1 } }")]
    [InlineData("{ kind: stragglers, share: 0 }")]
    [InlineData("{ kind: starvation, bound: { steps: 3 }, share: 100% }")]
    [InlineData(World + "link: { delay: { kind: constant, value: 2ms } } }")]
    [InlineData(World + "link: { loss: 0, delay: { kind: shifted, by: 1ms, of: { kind: uniform, min: 2ms, max: 2ms } } } }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 3ms, phase: stagger } }")]
    [InlineData("{ kind: physical, clock: { kind: renewal, period: { kind: constant, value: 3ms } } }")]
    [InlineData(World + "faults: { dead: { kind: crash, nodes: 0, at: 5ms, for: 9ms } } }")]
    [InlineData(World + "clocks: { slow: { nodes: 0-1, clock: { kind: periodic, period: 5ms, phase: 2ms } } } }")]
    public void Where_nothing_is_drawn_one_schedule_is_run(string scheduler)
    {
        var result = Run(scheduler);
        Assert.Single(result["linear"].Asynchronous);
        var note = Assert.Single(ScheduleNotes.Of(result.Scenario));
        Assert.EndsWith(" draws nothing, so all 3 schedules would be the same: one is run", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("random-sweep")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 2 } }")]
    [InlineData("{ kind: maximal-staleness, bound: { steps: 3 }, own: stale }")]
    [InlineData("{ kind: stragglers, share: 50% }")]
    [InlineData("{ kind: starvation, bound: { steps: 3 }, share: 50% }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 3ms } }")]
    [InlineData(World + "link: { loss: 5% } }")]
    [InlineData(World + "link: { delay: { kind: exponential, mean: 2ms } } }")]
    [InlineData(World + "faults: { dead: { kind: crash, nodes: 0, mtbf: 9ms, mttr: 5ms } } }")]
    [InlineData(World + "faults: { dead: { kind: crash, nodes: 50%, at: 5ms, for: 9ms } } }")]
    [InlineData(World + "clocks: { slow: { nodes: 50%, clock: { kind: periodic, period: 5ms, phase: 2ms } } } }")]
    [InlineData(World + "links: { some: { to: 1, link: { loss: 50% } } } }")]
    public void Where_something_is_drawn_all_are_run_and_they_differ(string scheduler)
    {
        var result = Run(scheduler);
        Assert.Equal(3, result["linear"].Asynchronous.Count);
        Assert.True(result["linear"].Asynchronous.Select(run => run.Fingerprint).Distinct().Count() > 1);
        Assert.Empty(ScheduleNotes.Of(result.Scenario));
    }

    /// <summary>The schedule itself would be the same: what is run once is what three runs would have been.</summary>
    [Fact]
    public void The_one_that_is_run_is_the_first()
    {
        var once = Run("round-robin", 1)["linear"].Asynchronous[0];
        Assert.Equal(once.Fingerprint, Run("round-robin")["linear"].Asynchronous[0].Fingerprint);
        Assert.Equal(0, Run("round-robin")["linear"].Asynchronous[0].Replicate);
    }

    private RunResult Run(string scheduler, int replicates = 3)
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n4 4 5\n1 2 0.5\n2 3 0.4\n3 1 -0.3\n4 1 0.2\n1 4 0.1\n");
        _folder.Write("b.csv", "1\n2\n3\n4\n");
        var file = _folder.Write("case.yaml", FormattableString.Invariant($$"""
            models: { linear: { rule: { kind: linear, matrix: m.mtx, bias: b.csv } } }
            scheduler: {{scheduler}}
            run: { until: 60ms, replicates: {{replicates}} }
            """));
        return Experiment.Run(ScenarioFile.Load(file), cancellation: TestContext.Current.CancellationToken);
    }
}
