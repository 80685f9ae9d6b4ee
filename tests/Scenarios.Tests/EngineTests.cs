using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>What does not fit beside a real engine is an error, and what has no part in a real run is told before it.</summary>
public class EngineTests
{
    private const string Link = "scheduler.link={ delay: { kind: constant, value: 5ms } }";

    [Theory]
    [InlineData(
        "no number of workers beside 'workers' for 'engine.workers'", "engine={ kind: threads, workers: 2 }", "workers={ parts: 3 }")]
    [InlineData("'engine.pace.of'", "engine={ kind: threads, pace: { kind: clock } }", "scheduler={ kind: synchronous }")]
    [InlineData("expected true where the scheduler has a link", "engine={ kind: threads, atomic: false }", Link)]
    [InlineData(
        "expected one of the 2 workers, from 0, for 'engine.kills.k.worker', found '2'",
        "engine={ kind: processes, workers: 2, kills: { k: { worker: 2, at: 1s } } }")]
    [InlineData("one of the 1 silos", "engine={ kind: orleans, silos: 1, kills: { k: { silo: 1, at: 1s } } }")]
    [InlineData("more than the 1 that are killed", "engine={ kind: orleans, silos: 1, kills: { k: { silo: 0, at: 1s } } }")]
    [InlineData("0 beside 'cluster'", "engine={ kind: orleans, silos: 1, cluster: { redis: 'x:1', folder: f } }")]
    [InlineData("either where a Redis is or a file", "engine={ kind: orleans, cluster: { folder: f } }")]
    [InlineData(
        "either where a Redis is or a file", "engine={ kind: orleans, cluster: { redis: x, configuration: y, folder: f } }")]
    [InlineData("'changes'", "engine={ kind: threads }", "changes={ c: { at: 1s, features: { nodes: 0, values: [1, 0] } } }")]
    [InlineData("'variance'", "engine={ kind: threads }", "variance={ schedules: 3, sums: 2 }")]
    [InlineData("'run.timeline'", "engine={ kind: threads }", "run.timeline={ until: 20ms }")]
    [InlineData("no bursts, traces, copies", "engine={ kind: threads }", "scheduler.link.duplication=10%")]
    public void What_does_not_fit_is_told(string expected, params string[] sets)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(sets));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("workers act by clocks, in time of the wall", "engine={ kind: threads }")]
    [InlineData("workers act as fast as they can", "engine={ kind: threads, pace: free }")]
    [InlineData("delay and loss of 'scheduler.link' are put between workers", "engine={ kind: processes }", Link)]
    [InlineData("not honoured: the scheduler synchronous", "engine={ kind: threads }", "scheduler={ kind: synchronous }")]
    [InlineData("not honoured: scheduler.wake", "engine={ kind: threads }", "scheduler.wake=message")]
    [InlineData(
        "not honoured: its bound", "engine={ kind: threads }",
        "scheduler={ kind: bounded, policy: report, bound: { steps: 9 }, of: { kind: physical, clock: { kind: poisson, period: 5ms } } }")]
    [InlineData("a run ends when workers have found the end by themselves", "engine={ kind: threads }", "termination={ quiet: 1e-8 }")]
    [InlineData("orders of 'ordering' are tried in simulations", "engine={ kind: threads }", "ordering={ samples: 30 }")]
    public void What_has_no_part_in_a_real_run_is_told(string expected, params string[] sets) =>
        Assert.Contains(EngineNotes.Of(Load(sets)), note => note.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Of_a_simulation_nothing_is_told()
    {
        Assert.Empty(EngineNotes.Of(Load("engine=simulated")));
        Assert.Empty(EngineNotes.OfTrials(Load()));
        Assert.Single(EngineNotes.OfTrials(Load("engine={ kind: threads }")));
    }

    private static Scenario Load(params string[] sets) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"), [.. sets.Select(Override.Parse)]);
}
