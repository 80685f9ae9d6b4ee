using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>Schedulers that stand in other files.</summary>
public sealed class SchedulerFilesTests : IDisposable
{
    private const string World = """
        traces: { gaps: { kind: activation-gaps, file: gaps.csv, unit: 1ms } }
        scheduler: { kind: physical, clock: { kind: measured, trace: gaps }, link: { loss: 5% } }
        """;

    private readonly TemporaryFolder _folder = new();

    public SchedulerFilesTests()
    {
        _ = (_folder.Write("worlds/world.yaml", World), _folder.Write("worlds/gaps.csv", "gap\n3\n5\n"));
        _folder.Write("w.safetensors", "x");
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>With its traces, whose paths start from that file.</summary>
    [Fact]
    public void The_scheduler_of_another_file_is_taken()
    {
        var scheduler = Assert.IsType<SchedulerSpec.Physical>(Load("{ from: worlds/world.yaml }").Scheduler);
        Assert.Equal(0.05, scheduler.Link.Loss);
        Assert.Equal(4 * TimeSpan.TicksPerMillisecond, Assert.IsType<ClockSpec.Measured>(scheduler.Clock).Trace.MeanGap);
    }

    /// <summary>From outside it replaces all that was there, kind and options.</summary>
    [Fact]
    public void Set_replaces_the_whole_scheduler()
    {
        var scenario = Load(
            "{ kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 20% } }", "scheduler.from=worlds/world.yaml");
        Assert.Equal(0.05, Assert.IsType<SchedulerSpec.Physical>(scenario.Scheduler).Link.Loss);
        Assert.IsType<SchedulerSpec.Physical>(Load("random-sweep", "scheduler.from=worlds/world.yaml").Scheduler);
    }

    [Theory]
    [InlineData("{ from: worlds/none.yaml }", "expected a file that exists (relative to the scenario) for 'scheduler.from'")]
    [InlineData("{ from: worlds/world.yaml, kind: physical }", "expected no key beside 'from', which brings the whole scheduler,")]
    [InlineData("{ from: worlds/gaps.csv }", "expected a mapping with the key 'scheduler'")]
    [InlineData("{ from: worlds/chain.yaml }", "expected a scheduler that is written out for 'scheduler.from'")]
    public void What_cannot_be_taken_is_told(string scheduler, string message)
    {
        _folder.Write("worlds/chain.yaml", "scheduler: { from: world.yaml }\n");
        Assert.Contains(message, Assert.Throws<ScenarioException>(() => Load(scheduler)).Message, StringComparison.Ordinal);
    }

    /// <summary>What is wrong in the other file is told by its place there.</summary>
    [Fact]
    public void Faults_have_the_place_in_the_other_file()
    {
        _folder.Write("worlds/wrong.yaml", "scheduler:\n  kind: physical\n  clock: { kind: poisson, period: 10 }\n");
        var message = Assert.Throws<ScenarioException>(() => Load("{ from: worlds/wrong.yaml }")).Message;
        Assert.Contains("wrong.yaml:3:", message, StringComparison.Ordinal);
    }

    private Scenario Load(string scheduler, params string[] sets) => ScenarioFile.Load(
        _folder.Write("mine.yaml", $$"""
            dataset: { kind: chains, length: 10 }
            models: { ignn: { rule: ignn, weights: w.safetensors } }
            scheduler: {{scheduler}}
            run: { until: 1s }
            """),
        [.. sets.Select(Override.Parse)]);
}
