using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>The ten folds of MUTAG, where its files are at hand; they are no part of Hogwild.</summary>
public class MutagTests
{
    [Fact]
    public void Five_models_are_within_the_published_figures_and_need_no_training()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("HOGWILD_DATA") ?? string.Empty, "MUTAG");
        Assert.SkipUnless(Directory.Exists(folder), "HOGWILD_DATA names no folder with MUTAG in it");
        using var cache = new TemporaryFolder();

        // Results are kept under the path of the data as the scenario has it.
        var shipped = Path.Combine(Repository.Root, "scenarios", "benchmarks");
        Directory.CreateDirectory(cache["data"]);
        Directory.CreateSymbolicLink(cache["data/MUTAG"], Path.GetFullPath(folder));
        cache.Write("benchmarks/results/mutag.jsonl", File.ReadAllText(Path.Combine(shipped, "results", "mutag.jsonl")));
        var scenario = ScenarioFile.Load(
            cache.Write("benchmarks/mutag.yaml", File.ReadAllText(Path.Combine(shipped, "mutag.yaml"))));
        var cells = TinyTables.Run(scenario, cache.Root).Cells;
        Assert.Equal(5, cells.Count);
        Assert.All(cells, cell => Assert.Equal(10, cell.Value.N));
        Assert.All(cells, cell => Assert.InRange(cell.Value.Mean, 73, 90));
        Assert.False(Directory.Exists(cache["weights"]) && Directory.EnumerateFiles(cache["weights"], "*.safetensors").Any());

        // Gu et al. 2020 on their protocol: 89.3 ± 6.7.
        Assert.InRange(cells.Single(cell => cell.Model.Name == "energy-gnn").Epochs!.Each.Mean, 89.3 - 6.7, 100);
    }
}
