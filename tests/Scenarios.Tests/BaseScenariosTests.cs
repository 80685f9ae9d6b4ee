using Hogwild.Experiments;
using Hogwild.Schedulers;

namespace Hogwild.Scenarios.Tests;

/// <summary>Scenarios that start from others.</summary>
public sealed class BaseScenariosTests : IDisposable
{
    private const string Base = """
        name: base
        title: What all have
        dataset: { kind: chains, length: 10 }
        models: { gcn: { rule: gcn, weights: w.safetensors }, ignn: { rule: ignn, weights: w.safetensors } }
        scheduler: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 5% } }
        run: { until: 4s, replicates: 2 }
        """;

    private readonly TemporaryFolder _folder = new();

    public BaseScenariosTests()
    {
        _ = (_folder.Write("common/base.yaml", Base), _folder.Write("common/w.safetensors", "x"), _folder.Write("w2.safetensors", "x"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mappings_merge_and_lists_and_values_replace()
    {
        var scenario = Load(
            """
            extends: common/base.yaml
            models: { gcn: { weights: w2.safetensors } }
            scheduler: { link: { loss: 20% } }
            run: { replicates: 3 }
            """);
        Assert.Equal(("mine", "What all have", 3, TimeSpan.FromSeconds(4)),
            (scenario.Name, scenario.Title, scenario.Run.Replicates, scenario.Run.Until));
        Assert.Equal(["gcn", "ignn"], scenario.Models.Select(model => model.Name));
        var physical = Assert.IsType<SchedulerSpec.Physical>(scenario.Scheduler);
        Assert.Equal(0.2, physical.Link.Loss);
        Assert.Null(scenario.Extends);
    }

    [Fact]
    public void Paths_start_from_the_file_that_they_stand_in_and_are_told_from_the_scenario()
    {
        var scenario = Load("extends: common/base.yaml\nmodels: { gcn: { weights: w2.safetensors } }\n");
        Assert.Equal(["w2.safetensors", "common/w.safetensors"], scenario.Models.Select(model => model.Weights!.File!.Path));
        Assert.Equal(_folder["common/w.safetensors"], scenario.Models[1].Weights!.File!.FullPath);
        _folder.Write("deep/middle.yaml", "extends: ../common/base.yaml\n");
        var far = Load("extends: ../deep/middle.yaml\n", "other/mine.yaml");
        Assert.All(far.Models, model => Assert.Equal("../common/w.safetensors", model.Weights!.File!.Path));
    }

    [Fact]
    public void A_mapping_of_another_kind_replaces_and_overrides_come_last()
    {
        _folder.Write("middle.yaml", "extends: common/base.yaml\nscheduler: { kind: round-robin }\nrun: { until: 1s }\n");
        var scenario = Load("extends: middle.yaml\n", "mine.yaml", "run.until=2s");
        Assert.IsType<SchedulerSpec.RoundRobin>(scenario.Scheduler);
        Assert.Equal((TimeSpan.FromSeconds(2), 2), (scenario.Run.Until, scenario.Run.Replicates));
    }

    [Fact]
    public void Merge_keys_are_resolved_in_each_file()
    {
        var common = _folder.Write("merging.yaml", Base.Replace("run: {", "run: { <<: { sample: 8ms },", StringComparison.Ordinal)
            .Replace("w.s", "common/w.s", StringComparison.Ordinal));
        var scenario = Load($"extends: {Path.GetFileName(common)}\nrun: {{ <<: {{ until: 9s }}, replicates: 1 }}\n");
        Assert.Equal((TimeSpan.FromSeconds(9), 1, TimeSpan.FromMilliseconds(8)),
            (scenario.Run.Until, scenario.Run.Replicates, scenario.Run.Sample));
    }

    [Fact]
    public void A_fault_is_told_where_it_stands()
    {
        _folder.Write("common/base.yaml", Base.Replace("5%", "500%", StringComparison.Ordinal));
        Assert.Equal(
            [
                "mine.yaml:2:20: expected a whole number from 1 to 1000000 for 'run.replicates', found '0'",
                "common/base.yaml:5:84: expected a share from 0 to 1, such as 0.05 or 5%, for 'scheduler.link.loss', found '500%'",
            ],
            Faults("extends: common/base.yaml\nrun: { replicates: 0 }\n"));
    }

    [Theory]
    [InlineData(
        "extends: mine.yaml",
        "1:10: expected scenarios that lead to one without a base for 'extends', found 'mine.yaml': mine.yaml → mine.yaml")]
    [InlineData("extends: bas.yaml", "1:10: expected a file that exists (relative to the scenario) for 'extends', found 'bas.yaml'")]
    [InlineData("extends: [a, b]", "1:10: expected the path of a file for 'extends', found a list of 2")]
    [InlineData("extends:", "1:9: expected the path of a file for 'extends', found nothing")]
    public void What_is_no_base_is_told(string text, string message) => Assert.Equal([$"mine.yaml:{message}"], Faults(text));

    [Fact]
    public void A_cycle_is_told_with_the_chain()
    {
        _folder.Write("a.yaml", "extends: common/b.yaml\n");
        _folder.Write("common/b.yaml", "extends: ../a.yaml\n");
        Assert.Equal(
            [
                "common/b.yaml:1:10: expected scenarios that lead to one without a base for 'extends', found '../a.yaml': "
                    + "mine.yaml → a.yaml → common/b.yaml → a.yaml",
            ],
            Faults("extends: a.yaml\n"));
    }

    [Fact]
    public void The_key_stands_in_files_alone()
    {
        var error = Assert.Throws<ScenarioException>(
            () => Load("extends: common/base.yaml\n", "mine.yaml", "extends=common/base.yaml"));
        Assert.Equal(
            ["--set extends=common/base.yaml: expected the key only in the file of a scenario for 'extends', found 'common/base.yaml'"],
            error.Faults);
    }

    private Scenario Load(string text, string name = "mine.yaml", params string[] overrides) =>
        ScenarioFile.Load(_folder.Write(name, text), overrides.Select(Override.Parse));

    /// <summary>Faults with the paths of files relative to the folder.</summary>
    private string[] Faults(string text) =>
    [
        .. Assert.Throws<ScenarioException>(() => Load(text)).Faults
            .Select(fault => fault.Replace($"{_folder.Root}/", "", StringComparison.Ordinal)),
    ];
}
