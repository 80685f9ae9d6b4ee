using Hogwild.Models;

namespace Hogwild.Experiments.Tests;

/// <summary>Which trainings a sweep has, and on what.</summary>
public sealed class TablePlanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_fold_and_seed_of_a_model_has_a_training_seed_of_its_own()
    {
        var scenario = TinyTables.Sums(_folder);
        var units = TablePlan.Units(scenario);
        Assert.Equal(2 * 4 * 3, units.Count);
        Assert.Equal(units.Count, units.Distinct().Count());
        foreach (var (name, start) in new[] { ("one", 1UL), ("two", 7UL) })
        {
            var model = scenario.Models.First(item => item.Name == name);
            Assert.All(units.Where(unit => unit.Model == name), unit => Assert.Equal(
                start + (ulong)unit.Seed + (1000 * (ulong)unit.Fold), TablePlan.Settings(model, unit).Seed));
        }
    }

    [Fact]
    public void Fewer_folds_and_seeds_are_the_first_of_all()
    {
        var all = TablePlan.Units(TinyTables.Sums(_folder));
        var few = TablePlan.Units(TinyTables.Sums(_folder, folds: 2, seeds: 1));
        Assert.Equal(all.Where(unit => unit is { Fold: < 2, Seed: 0 }), few);
    }

    [Fact]
    public void Settings_of_a_cell_replace_those_of_its_model()
    {
        var model = TinyTables.Sums(_folder).Models[1];
        Assert.Equal(6, model.TrainOn("sums")!.Epochs);
        Assert.Equal(7UL, model.TrainOn("sums")!.Seed);
        Assert.Equal(5, model.TrainOn("others")!.Epochs);
    }

    [Fact]
    public void Test_graphs_are_nobodys_training_graphs_and_a_validation_never_sees_them()
    {
        var whole = SplitData.Whole(new DatasetSpec.Sum(3, 30, 1));
        for (var number = 0; number < 10; number++)
        {
            var fold = new FoldSpec(10, number, 1);
            var (final, choice) = (SplitData.Of(whole, fold, validates: false), SplitData.Of(whole, fold, validates: true));
            Assert.Empty(final.Training.Graphs.Intersect(final.Test.Graphs));
            Assert.Equal(30, final.Training.Graphs.Count + final.Test.Graphs.Count);
            Assert.Empty(choice.Training.Graphs.Intersect(choice.Test.Graphs));
            Assert.Empty(choice.Training.Graphs.Concat(choice.Test.Graphs).Intersect(final.Test.Graphs));
        }
    }

    [Fact]
    public void An_ordinary_scenario_runs_what_a_cell_of_a_table_runs()
    {
        var yaml = """
            dataset: { kind: sum, length: 3, graphs: 8, fold: { of: 4, number: 2 } }
            models: { one: { rule: gcn, train: {} } }
            scheduler: synchronous
            run: { until: 1s }
            """;
        var alone = SplitData.Of(TinyTables.Load(_folder, yaml));
        var cell = new TableData(TinyTables.Sums(_folder)).Of("sums", 2);
        Assert.Equal(cell.Training.Name, alone.Training.Name);
        Assert.Equal(cell.Training.Union().Features, alone.Training.Union().Features);
        Assert.Equal(cell.Test.Union().Features, alone.Test.Union().Features);
        Assert.Equal(cell.Test.Union().TargetMean, alone.Test.Union().TargetMean);
    }

    [Fact]
    public void A_mean_of_targets_is_that_of_all_graphs_in_every_fold()
    {
        var whole = SplitData.Whole(new DatasetSpec.Count(4));
        Assert.Equal((1 + 4 + 9 + 16) / 10.0, whole.TargetMean);
        Assert.Equal(whole.TargetMean, SplitData.Of(whole, new FoldSpec(4, 1, 1), validates: false).Test.Union().TargetMean);
    }
}
