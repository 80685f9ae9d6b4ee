using Hogwild.Cli;
using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>
/// What a policy can meet is accepted up to the limit, and what is only counted is warned about; errors are in
/// <see cref="WrongSchedulers"/>.
/// </summary>
public class BoundedMisfitsTests
{
    private const string Every20 = "clock: { kind: periodic, period: 20ms }";
    private const string Poisson = "clock: { kind: poisson, period: 20ms }";

    [Theory]
    [InlineData("retransmit, bound: { time: 20ms }, of: { kind: physical, " + Every20 + " }")]
    [InlineData(
        "retransmit, bound: { time: 25001us }, of: { kind: physical, " + Every20 + ", link: { delay: { kind: constant, value: 45ms } } }")]
    [InlineData("retransmit, bound: { time: 1ms }, of: { kind: physical, " + Poisson + " }")]
    [InlineData(
        "retransmit, bound: { time: 6ms }, of: { kind: physical, " + Poisson
            + ", link: { delay: { kind: pareto, min: 10ms, shape: 1 } } }")]
    [InlineData("retransmit, bound: { time: 20ms }, of: { kind: physical, " + Every20 + ", link: { loss: 1 } }")]
    [InlineData(
        "wait, bound: { time: 5ms }, of: { kind: physical, " + Poisson
            + ", link: { delay: { kind: constant, value: 45ms }, loss: 99.9% } }")]
    [InlineData("report, bound: { time: 40ms }, of: { kind: physical, " + Every20 + ", link: { delay: { kind: constant, value: 45ms } } }")]
    [InlineData("report, bound: { time: 1ms }, of: { kind: physical, " + Poisson + " }")]
    [InlineData("report, bound: { steps: 3 }, of: { kind: maximal-staleness, bound: { steps: 3 } }")]
    [InlineData("report, bound: { steps: 3 }, of: { kind: starvation, bound: { steps: 9 }, share: 0 }")]
    public void What_can_be_met_is_accepted_without_a_word(string bounded) => Assert.Empty(Warnings(bounded));

    [Theory]
    [InlineData("report, bound: { time: 19ms }, of: { kind: physical, " + Every20 + " }", "every gap of 20ms breaks the bound of 19ms.")]
    [InlineData(
        "wait, bound: { steps: 19 }, of: { kind: physical, " + Every20 + " }",
        "every gap of 20ms is above the bound of 19ms, which under wait is a matter of reads alone.")]
    [InlineData(
        "report, bound: { time: 19ms }, of: { kind: physical, " + Every20 + ", faults: { late: { kind: crash, nodes: 0, at: 99s } } }",
        "every gap of 20ms breaks the bound of 19ms.",
        "the fault 'late' never happens: the run ends at 2s, before it.")]
    [InlineData(
        "report, bound: { time: 25ms }, of: { kind: physical, " + Every20 + ", link: { delay: { kind: constant, value: 45ms } } }",
        "messages take at least 45ms at a period of 20ms, so every read breaks the bound of 25ms.")]
    [InlineData(
        "report, bound: { time: 25ms }, of: { kind: physical, " + Every20 + ", link: { loss: 100% } }",
        "every message is lost, so every read breaks the bound of 25ms sooner or later.")]
    [InlineData(
        "report, bound: { steps: 3 }, of: { kind: maximal-staleness, bound: { steps: 4 } }", "reads up to 4ms old break the bound of 3ms.")]
    [InlineData("report, bound: { steps: 3 }, of: { kind: starvation, bound: { time: 9ms } }", "gaps of 9ms break the bound of 3ms.")]
    public void What_breaks_a_bound_for_certain_is_said_before_the_run_and_happens(string bounded, params string[] warnings)
    {
        Assert.Equal(warnings, Warnings(bounded));
        var result = Experiment.Run(
            Load(bounded), new StudyOptions { Jobs = 1, WeightCache = "no-training-here" }, TestContext.Current.CancellationToken);

        // Waiting promises nothing about gaps, which are counted apart.
        var counted = bounded.StartsWith("wait", StringComparison.Ordinal) ? "gaps_above_bound" : "violations";
        Assert.True(result.Models[0].Asynchronous[0].Metrics.Single(metric => metric.Key == counted).Value > 0);
    }

    [Fact]
    public void A_run_too_short_to_break_a_bound_is_not_warned_about() =>
        Assert.Empty(Warnings("report, bound: { time: 19ms }, of: { kind: physical, " + Every20 + " }", "run.until=21ms"));

    [Fact]
    public void A_warning_is_a_line_before_the_results()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        var code = new CommandLine(output, TextWriter.Null).Invoke(
            [
                "run", Scenario, "--out", folder.Root, "--set", "run.replicates=1", "--set", "run.until=1s",
                "--set", Set("report, bound: { steps: 3 }, of: { kind: starvation, bound: { time: 9ms } }"),
            ],
            TestContext.Current.CancellationToken);
        Assert.Equal(0, code);
        Assert.StartsWith("Warning: gaps of 9ms break the bound of 3ms.", output.ToString(), StringComparison.Ordinal);
    }

    private static string Scenario => Path.Combine(Repository.Root, "scenarios", "linear.yaml");

    private static string Set(string bounded) => $"scheduler={{ kind: bounded, policy: {bounded} }}";

    private static List<string> Warnings(string bounded, params string[] more) =>
        [.. Load(bounded, more) is var scenario ? scenario.Scheduler.Warnings(scenario.Step, scenario.Run.Until) : []];

    private static Scenario Load(string bounded, params string[] more) =>
        ScenarioFile.Load(Scenario, [Override.Parse("run.replicates=1"), Override.Parse(Set(bounded)), .. more.Select(Override.Parse)]);
}
