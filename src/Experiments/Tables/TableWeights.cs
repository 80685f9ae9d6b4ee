using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Trains or loads the weights of tables.</summary>
internal sealed class TableWeights(Scenario scenario, TableData data, WeightCache cache)
{
    private readonly Dictionary<string, ModelSpec> _models = scenario.Models.ToDictionary(model => model.Name);

    /// <summary>The model of a unit.</summary>
    public ModelSpec ModelOf(TableUnit unit) => _models[unit.Model];

    /// <summary>Refuses models that come from files which are not there.</summary>
    /// <exception cref="ScenarioException">Some are not; the message has a line a file.</exception>
    public static void RequireFiles(Scenario scenario)
    {
        var faults = new FaultList();
        foreach (var model in scenario.Models.Where(model => !TablePlan.Trains(scenario.Table!, model)))
        {
            foreach (var unit in TablePlan.Units(scenario.Table!, model))
            {
                var path = model.WeightsOf(unit.Dataset, unit.Fold, unit.Seed)!;
                if (!File.Exists(Path.GetFullPath(Path.Combine(scenario.Folder, path))))
                {
                    faults.Add(new ScenarioException(
                        scenario.PlaceOf($"models.{model.Name}.weights"),
                        $"expected a file that exists (relative to the scenario) for the data set '{unit.Dataset}', found no {path}"));
                }
            }
        }

        faults.Tell();
    }

    /// <summary>Whether it has to be trained yet.</summary>
    public bool NeedsTraining(TableUnit unit) => TablePlan.Trains(scenario.Table!, ModelOf(unit))
        && cache.Find(
            TablePlan.Settings(ModelOf(unit), unit), data.Of(unit.Dataset, unit.Fold).Training, data.ChoiceOf(unit.Dataset, unit.Fold))
                is null;

    /// <summary>About how much work its training is: visits to nodes.</summary>
    public double Work(TableUnit unit) =>
        TrainingWork.Of(TablePlan.Settings(ModelOf(unit), unit), data.Of(unit.Dataset, unit.Fold).Training);

    /// <summary>The weights; trained where they have to be.</summary>
    public WeightFile Get(TableUnit unit, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var model = ModelOf(unit);
        if (TablePlan.Trains(scenario.Table!, model))
        {
            var training = data.Of(unit.Dataset, unit.Fold).Training;
            return cache.GetOrTrain(
                TablePlan.Settings(model, unit), training, data.ChoiceOf(unit.Dataset, unit.Fold), progress, cancellation);
        }

        var path = model.WeightsOf(unit.Dataset, unit.Fold, unit.Seed)!;
        var file = SafeTensors.Read(Path.GetFullPath(Path.Combine(scenario.Folder, path)));
        return TheirWeights.Ours(file with { Source = path }, model.Weights!);
    }
}
