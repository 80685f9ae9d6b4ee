using Hogwild.Scenarios;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>The shipped tables.</summary>
public class PaperScenarioTests
{
    [Theory]
    [InlineData("table-1-chains", 0, 3)]
    [InlineData("table-2-sums", 10, 3)]
    [InlineData("table-3-coordinates", 10, 3)]
    public void A_table_has_every_cell_of_the_paper(string name, int split, int seeds)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "paper", name + ".yaml"));
        var spec = scenario.Table!;
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

    /// <summary>Every file says of itself how it was made; <c>hogwild train</c> makes it again from the scenario.</summary>
    [Theory]
    [InlineData("table-1-chains")]
    [InlineData("table-2-sums")]
    [InlineData("table-3-coordinates")]
    public void The_shipped_weights_were_trained_as_the_table_says(string name)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "paper", name + ".yaml"));
        var data = new TableData(scenario);
        foreach (var model in scenario.Models)
        {
            foreach (var dataset in scenario.Table!.Datasets.Select(dataset => dataset.Key))
            {
                var path = Path.GetFullPath(Path.Combine(scenario.Folder, model.WeightsOf(dataset, 0, 0)!));
                var metadata = Hogwild.Models.SafeTensors.Read(path).Metadata;
                var settings = TablePlan.Settings(model, new TableUnit(dataset, model.Name, 0, 0));
                // A setting that there was not yet is what it is by default.
                var defaults = ((TrainingSettings)Activator.CreateInstance(settings.GetType())!).Describe();
                foreach (var (setting, value) in settings.Describe())
                {
                    var trained = metadata.GetValueOrDefault(setting, defaults[setting]);
                    Assert.True(trained == value, $"{path}: {setting} is {trained}, the table says {value}");
                }

                Assert.Equal(data.Of(dataset, 0).Training.Name, metadata["dataset"]);
            }
        }
    }
}
