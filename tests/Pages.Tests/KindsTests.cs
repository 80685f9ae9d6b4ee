using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Pages.Tests;

/// <summary>Every kind of result has a page that a browser has nothing to say about.</summary>
[Collection(PagesTests.Name)]
public sealed class KindsTests(Chromium chromium, SamplePages samples)
{
    [Fact]
    public async Task A_search_for_thresholds() => await Holds(
        Shipped("self-arc", "threshold.points=4", "threshold.resolution=0.1", "run.replicates=2"),
        scenario => Run(new ThresholdStudy(scenario)),
        "hogwild threshold",
        "converges below α ≈ ");

    [Fact]
    public async Task An_attack() => await Holds(
        Shipped("self-arc", "run.until=50ms", "run.replicates=2"),
        scenario => Run(new AttackStudy(
            scenario, new AttackOptions(Bound.InSteps(2), new ModelObjectiveSpec.Distance(), LookAhead: 1, Budget: 10))),
        "hogwild attack self-arc.yaml --bound 2 --objective distance --look-ahead 1 --budget 10 --set run.until=50ms",
        "the worst schedule found ");

    [Fact]
    public async Task A_search_for_counterexamples() => await Holds(
        Shipped("self-arc", "run.until=50ms"),
        scenario => Run(new FalsifyStudy(scenario, new FalsifyOptions(FalsifyProperty.Converges, 2, 20, 3, true, null, null))),
        "hogwild falsify self-arc.yaml --property converges --model self-arc --bound 2 --max-tests 20 --max-activations 3 --force "
            + "--set run.until=50ms",
        "self-arc: ");

    [Fact]
    public async Task A_value_that_is_varied() => await Holds(
        Shipped("self-arc", "run.until=50ms", "vary={ path: scheduler.bound.steps, values: [1, 2, 10] }"),
        scenario => Experiment.RunAll(scenario, new StudyOptions(), TestContext.Current.CancellationToken)[0],
        "hogwild run",
        "over 3 cells of scheduler.bound.steps");

    [Fact]
    public async Task Tables_over_data_sets() => await Holds(
        samples.Load("""
            name: tables
            table: { datasets: { chains-10: { kind: chains, length: 10 } }, seeds: 2, schedules: 2 }
            models: { gcn: { rule: gcn, train: { epochs: 2 } }, ignn: { rule: ignn, train: { epochs: 2 } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
            step: 1ms
            run: { until: 50ms, stop: converged, sample: 10ms }
            """),
        scenario => Experiment.RunAll(scenario, new StudyOptions(), TestContext.Current.CancellationToken)[0],
        "hogwild run",
        "gcn: asynchronously all ");

    private static StudyResult Run<TResult>(Study<TResult> study)
        where TResult : StudyResult => Experiment.Run(study, new StudyOptions(), TestContext.Current.CancellationToken);

    private static Scenario Shipped(string name, params string[] sets) => ScenarioFile.Load(
        Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"), sets.Select(Override.Parse));

    private async Task Holds(Scenario scenario, Func<Scenario, StudyResult> study, string command, string answer)
    {
        await using var open = await chromium.Open(samples.Write([study(scenario)], $"kind-{command.Split(' ')[1]}"));
        Assert.Equal($"{string.Join(' ', command.Split(' ')[..2])} · {scenario.Name}", await open.Page.Locator(".kicker").InnerTextAsync());
        Assert.Contains(answer, await open.Page.Locator("#answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith(command, await open.Page.Locator("#command").InnerTextAsync(), StringComparison.Ordinal);
        var widths = await open.Ask<double[]>(
            "[...document.querySelectorAll('table, figure svg')].map(item => item.getBoundingClientRect().width)");
        Assert.NotEmpty(widths);
        Assert.All(widths, width => Assert.True(width > 100));
    }
}
