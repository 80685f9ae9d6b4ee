using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>The ten folds of MUTAG, where its files are at hand; they are no part of Hogwild.</summary>
public class MutagTests
{
    [Fact]
    public void A_GCN_is_within_the_published_figures()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("HOGWILD_DATA") ?? string.Empty, "MUTAG");
        Assert.SkipUnless(Directory.Exists(folder), "HOGWILD_DATA names no folder with MUTAG in it");
        using var cache = new TemporaryFolder();
        var scenario = ScenarioFile.Load(
            Path.Combine(Repository.Root, "scenarios", "mutag.yaml"),
            [Override.Parse($"table.datasets.mutag.folder={Path.GetFullPath(folder)}"), Override.Parse("table.schedules=0")]);
        var cell = Assert.Single(TinyTables.Run(scenario, cache.Root).Cells);
        Assert.Equal(10, cell.Value.N);
        Assert.InRange(cell.Value.Mean, 73, 85);
    }
}
