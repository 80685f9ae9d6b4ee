using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>The trainings of a scenario; of tables, those of fold 0 and seed 0.</summary>
public sealed class TrainStudy : Study<TrainResult>
{
    /// <summary>The trainings of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    public TrainStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Models.All(model => model.Train is null))
        {
            throw new ArgumentException("expected a scenario with a model that is trained", nameof(scenario));
        }
    }

    /// <inheritdoc/>
    internal override StudyPlan<TrainResult> Plan(StudyRunner runner)
    {
        var trainings = Trainings().ToList();
        var units = trainings.Select(training => Unit(training, runner.Weights)).ToList();

        // Weights that are there already are not trained, and nobody is to think so.
        var phase = trainings.TrueForAll(training => runner.Weights.Find(training.Settings, training.Data, training.Choice) is not null)
            ? "weights that are kept" : "training";
        return new StudyPlan<TrainResult>
        {
            Units = units.Count,
            Contribute = share => runner.Run(
                phase, [.. share.Of([.. trainings.Index()], item => TrainingWork.Of(item.Item.Settings, item.Item.Data))
                    .Select(item => units[item.Index])]),
            Execute = () => new TrainResult(Scenario, runner.Run(phase, units)),
        };
    }

    private IEnumerable<Training> Trainings()
    {
        var trained = Scenario.Models.Where(model => model.Train is not null);
        if (Scenario.Table is not { } tables)
        {
            return trained.Select(model => new Training(
                Scenario.Name, model.Name, model.Train!, SplitData.Of(Scenario).Training, Choice: null));
        }

        var data = new TableData(Scenario);
        return trained.SelectMany(model => tables.Datasets.Select(dataset => new Training(
            dataset.Key,
            model.Name,
            TablePlan.Settings(model, new TableUnit(dataset.Key, model.Name, 0, 0)),
            data.Of(dataset.Key, 0).Training,
            data.ChoiceOf(dataset.Key, 0))));
    }

    private static Unit<TrainedModel> Unit(Training training, WeightCache cache) => new()
    {
        Describe = json =>
        {
            json.WriteString("what", "training");
            json.WriteString("data", training.Data.Name);
            foreach (var (key, value) in training.Settings.Describe())
            {
                json.WriteString(key, value);
            }

            if (training.Choice is { By: var by })
            {
                json.WriteString("choose", Kebab.Of(by.ToString()));
            }
        },
        Compute = cancellation => new TrainedModel(
            training.Group,
            training.Model,
            cache.GetOrTrain(training.Settings, training.Data, training.Choice, null, cancellation)),
        Note = result => $"{result.Group}/{result.Model}.safetensors",
    };

    private sealed record Training(string Group, string Model, TrainingSettings Settings, Dataset Data, EpochChoice? Choice);
}
