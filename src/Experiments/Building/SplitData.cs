using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A data set as a scenario uses it: what models are trained on, and what is run and judged.</summary>
/// <param name="Training">The graphs of the training.</param>
/// <param name="Test">The graphs that are run. The same ones where there are no folds.</param>
internal sealed record SplitData(Dataset Training, Dataset Test)
{
    /// <summary>The data set that a scenario describes, and its fold.</summary>
    /// <exception cref="ScenarioException">A file of the data set is not what it should be.</exception>
    public static SplitData Of(Scenario scenario)
    {
        try
        {
            var whole = Whole(scenario.Dataset!);
            return scenario.Dataset!.Fold is { } fold ? Of(whole, fold, validates: false) : new SplitData(whole, whole);
        }
        catch (DataFormatException error)
        {
            throw new ScenarioException(error.All.Select(Told), further: 0, error);
        }

        // The place of what is written in the scenario is told by its option.
        string Told(DataFormatException error) => $"{scenario.PlaceOf(error.Place)}: {error.Problem}";
    }

    /// <summary>All graphs of a data set.</summary>
    public static Dataset Whole(DatasetSpec spec)
    {
        var dataset = spec.Create();
        return dataset.Task == LearningTask.Classification ? dataset : dataset with { TargetMean = dataset.MeanOfTargets() };
    }

    /// <summary>A fold of a data set.</summary>
    /// <param name="whole">All its graphs.</param>
    /// <param name="fold">Which fold.</param>
    /// <param name="validates">
    /// True for training without the validation graphs and a judgement on those: the test graphs stay unseen.
    /// </param>
    public static SplitData Of(Dataset whole, FoldSpec fold, bool validates)
    {
        var split = Fold.Create(whole.Graphs.Count, fold.Of, fold.Number, fold.Seed);
        var name = string.Create(CultureInfo.InvariantCulture, $"{whole.Name}, fold {fold.Number} of {fold.Of}, shuffle {fold.Seed}");
        return validates
            ? new SplitData(whole.Only(split.Training, $"{name}: training"), whole.Only(split.Validation, $"{name}: validation"))
            : new SplitData(whole.Only(split.TrainingAndValidation, $"{name}: all but the test"), whole.Only(split.Test, $"{name}: test"));
    }
}
