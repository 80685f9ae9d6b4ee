using Hogwild.Scenarios;
using Hogwild.Schedulers;
using Hogwild.Simulation;

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
    [InlineData("{ kind: starvation, bound: { steps: 1 }, share: 50% }")]
    [InlineData("{ kind: starvation, bound: { time: 1ms }, share: 50% }")]
    [InlineData("{ kind: partially-asynchronous, bound: { time: 1ms } }")]
    [InlineData("{ kind: poisson, period: 1ms, gaps: geometric }")]
    [InlineData("{ kind: totally-asynchronous, scale: 0.1, power: 0.3 }")]
    [InlineData("{ kind: bounded, bound: { steps: 3 }, of: { kind: starvation, bound: { steps: 1 }, share: 50% } }")]
    [InlineData(World + "link: { delay: { kind: log-normal, median: 2ms, sigma: 0 } } }")]
    [InlineData(World + "link: { loss: { kind: bursts, loss: 0, length: 3 } } }")]
    [InlineData(World + "link: { loss: { kind: gilbert-elliott, good-to-bad: 0, bad-to-good: 0.5, loss-good: 1 } } }")]
    [InlineData(World + "link: { loss: { kind: gilbert-elliott, good-to-bad: 0.5, bad-to-good: 0.5, loss-good: 1 } } }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 3ms, phase: 1ms, spread: { kind: log-normal, sigma: 0 } } }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 3ms, phase: 1ms, spread: { kind: uniform, by: 0 } } }")]
    [InlineData(World + "faults: { late: { kind: crash, nodes: 50%, at: 60ms } } }")]
    [InlineData(World + "faults: { late: { kind: partition, from: 50%, at: 1s, for: 9ms } } }")]
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
    [InlineData("{ kind: poisson, period: 2ms, gaps: geometric }")]
    [InlineData("{ kind: poisson, period: 1ms }")]
    [InlineData("{ kind: totally-asynchronous, scale: 0.9, power: 0.3 }")]
    [InlineData(World + "link: { loss: { kind: gilbert-elliott, good-to-bad: 0.5, bad-to-good: 0.5 } } }")]
    [InlineData(World + "faults: { late: { kind: crash, nodes: 50%, at: 50ms } } }")]
    public void Where_something_is_drawn_all_are_run_and_they_differ(string scheduler)
    {
        var result = Run(scheduler);
        Assert.Equal(3, result["linear"].Asynchronous.Count);
        Assert.True(result["linear"].Asynchronous.Select(run => run.Fingerprint).Distinct().Count() > 1);
        Assert.Empty(ScheduleNotes.Of(result.Scenario));
    }

    /// <summary>The last clock that names a node counts, and so with links.</summary>
    [Theory]
    [InlineData("0-3", "all", true)]
    [InlineData("50%", "all", true)]
    [InlineData("all", "50%", false)]
    [InlineData("all", "0-3", false)]
    public void What_is_drawn_and_hidden_by_what_all_nodes_have_does_not_count(string first, string second, bool isOne)
    {
        var (drawn, equal) = (
            new ClockSpec.Poisson(TimeSpan.FromMilliseconds(2)),
            new ClockSpec.Periodic(TimeSpan.FromMilliseconds(3), TimeSpan.FromMilliseconds(1)));
        var (lossy, whole) = (new LinkSpec(Loss: 0.5), new LinkSpec());
        NodeSet.TryRead(first, out var one, out _);
        NodeSet.TryRead(second, out var other, out _);
        var clocks = new SchedulerSpec.Physical(drawn)
        {
            Clocks = [new NodeClockSpec("first", one!, drawn), new NodeClockSpec("second", other!, equal)],
        };
        var links = new SchedulerSpec.Physical(equal, lossy)
        {
            Links = [new ArcLinkSpec("first", lossy) { From = one! }, new ArcLinkSpec("second", whole) { From = other! }],
        };
        foreach (var scheduler in new[] { clocks, links })
        {
            var (step, until) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
            Assert.Equal(isOne, scheduler.HasOneScheduleIn(step, until));
            var bounded = new SchedulerSpec.Bounded(Bound.InSteps(9), BoundPolicy.Retransmit, scheduler);
            Assert.Equal(isOne, bounded.HasOneScheduleIn(step, until));
        }
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
