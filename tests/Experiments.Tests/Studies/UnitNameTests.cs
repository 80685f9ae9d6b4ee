using System.Text;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>What a unit is called: the same wherever it is done, and another wherever it would be another one.</summary>
public sealed class UnitNameTests
{
    [Fact]
    public void Builds_do_not_know_the_folder_that_they_were_made_in()
    {
        var root = Encoding.UTF8.GetBytes(Repository.Root);
        var builds = Directory.GetFiles(AppContext.BaseDirectory, "Hogwild.*.dll");
        Assert.NotEmpty(builds);
        Assert.Empty(builds.Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(root) >= 0).Select(Path.GetFileName));
    }

    [Fact]
    public void What_a_run_depends_on_is_in_its_name()
    {
        var scenario = new Scenario
        {
            Name = "named",
            Models = [],
            Scheduler = new SchedulerSpec.Synchronous(),
            Run = new RunSpec { Until = TimeSpan.FromSeconds(1) },
        };
        Scenario[] all =
        [
            scenario,
            scenario with { Scheduler = new SchedulerSpec.RoundRobin() },
            scenario with { Step = TimeSpan.FromMilliseconds(2) },
            scenario with { Workers = new WorkersSpec { Parts = 2 } },
            scenario with { Workers = new WorkersSpec { Parts = 3 } },
            scenario with { Run = scenario.Run with { Tolerance = 1e-3 } },
            scenario with { Traces = [new TraceSpec.Delays("net", "net.txt")] },
            scenario with { Traces = [new TraceSpec.Delays("net", "net.txt") { Scale = 0.5 }] },
        ];
        var names = all.Select(item => UnitName.Of(json => ScenarioJson.WriteRegime(json, item), weights: null)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(names[0], UnitName.Of(json => ScenarioJson.WriteRegime(json, scenario with { Name = "other" }), weights: null));
    }
}
