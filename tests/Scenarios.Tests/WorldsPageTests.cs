using System.Text.RegularExpressions;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

public sealed partial class WorldsPageTests
{
    public static TheoryData<string> Snippets =>
        [.. Yaml().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "worlds.md"))).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_snippet_of_the_page_on_worlds_is_valid(string snippet)
    {
        using var folder = Inputs();
        var scenario = ScenarioFile.Load(folder.Write(
            "s.yaml", snippet + "models: { x: { rule: { kind: consensus, edges: ring.edges, values: b.csv } } }\nrun: { until: 10ms }\n"));
        var physical = Assert.IsType<SchedulerSpec.Physical>(scenario.Scheduler);
        if (scenario.Traces.Count == 0)
        {
            Assert.InRange(SchedulePlanner.Plan(scenario, 0).Count, 1, int.MaxValue);
        }
        else
        {
            Assert.IsType<DelaySpec.Measured>(physical.Link.Delay);
        }
    }

    [Fact]
    public void The_page_has_a_snippet_for_everything() => Assert.Equal(10, Snippets.Count);

    [Theory]
    [InlineData("intel-lab", "traces.lab.file=lab.txt", 3)]
    [InlineData("seattle", "traces.seattle.file=net_*", 2)]
    public void A_shipped_scenario_on_measured_links_runs_on_any_such_file(string name, string set, int nodes)
    {
        using var folder = Inputs();
        var values = $"{string.Join(' ', Enumerable.Range(1, nodes))}";
        var yaml = Regex.Replace(
            File.ReadAllText(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml")), "data/[a-z-]+\\.csv", "v.csv");
        folder.Write("v.csv", values);
        var scenario = ScenarioFile.Load(
            folder.Write($"{name}.yaml", yaml), Override.Parse(set), Override.Parse("run.replicates=1"), Override.Parse("run.until=300s"));
        var result = Experiment.Run(
            scenario, new StudyOptions { Jobs = 1, WeightCache = string.Empty }, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.Models.Count);
        Assert.Equal(RunOutcome.Converged, result.Models[1].Asynchronous[0].Outcome);
    }

    private static TemporaryFolder Inputs()
    {
        var folder = new TemporaryFolder();
        folder.Write("b.csv", string.Join(' ', Enumerable.Range(1, 10)));
        folder.Write("ring.edges", string.Join('\n', Enumerable.Range(0, 10).Select(node => $"{node} {(node + 1) % 10}")));
        folder.Write("lab.txt", "1 2 0.9\n2 1 0.6\n2 3 0.7\n3 2 0.5\n");
        folder.Write("delays.csv", "0,4\n1,5\n");
        folder.Write("losses.csv", "0,0\n1,1\n");
        folder.Write("log.csv", "0,4\n1,5\n");
        folder.Write("gaps.csv", "4\n5\n");
        folder.Write("net_1", "0 0.02\n0.04 0\n");
        folder.Write("net_2", "0 0.03\n0 0\n");
        return folder;
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
