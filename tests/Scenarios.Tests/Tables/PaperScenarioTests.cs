namespace Hogwild.Scenarios.Tests;

/// <summary>The shipped tables.</summary>
public class PaperScenarioTests
{
    [Theory]
    [InlineData("table-1-chains", 0, 3)]
    [InlineData("table-2-sums", 10, 3)]
    [InlineData("table-3-coordinates", 10, 1)]
    public void A_table_has_every_cell_of_the_paper(string name, int split, int seeds)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "paper", name + ".yaml"));
        var spec = scenario.Sweep!;
        Assert.Equal((split, seeds), (spec.Split, spec.Seeds));
        Assert.True(scenario.Run.StopsConverged);
        foreach (var model in scenario.Models)
        {
            foreach (var (dataset, _) in spec.Datasets)
            {
                Assert.NotNull(spec.Reference!.Find(model.Name, dataset, Regime.Synchronous));
                Assert.NotNull(spec.Reference.Find(model.Name, dataset, Regime.Asynchronous));
            }
        }
    }

    [Fact]
    public void All_of_the_third_table_is_two_options_away()
    {
        var file = Path.Combine(Repository.Root, "scenarios", "paper", "table-3-coordinates.yaml");
        string[] sets = ["folds=10", "seeds=3", "schedules=10"];
        var spec = ScenarioFile.Load(file, sets.Select(Override.Parse)).Sweep!;
        Assert.Equal((10, 3, 10), (spec.Folds, spec.Seeds, spec.Schedules));
    }
}
