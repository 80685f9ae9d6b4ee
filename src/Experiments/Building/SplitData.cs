using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>A data set as a scenario uses it: what models are trained on, and what is run and judged.</summary>
/// <param name="Training">The graphs of the training.</param>
/// <param name="Test">The graphs that are run. The same ones where there are no folds.</param>
internal sealed record SplitData(Dataset Training, Dataset Test)
{
    /// <summary>The graphs that choose the epoch, which are neither trained on; null where they do not.</summary>
    public Dataset? Validation { get; init; }

    private const string NoTest = "the data have no split: loss and accuracy or error are over what was trained on";

    /// <summary>The data set that a scenario describes, and its fold.</summary>
    /// <exception cref="ScenarioException">A file of the data set is not what it should be.</exception>
    public static SplitData Of(Scenario scenario) => scenario.Dataset is not null ? OfOwn(scenario) : throw new ScenarioException(
        scenario.PlaceOf("sweep.datasets"),
        "expected a scenario with a 'dataset' of its own (hogwild run alone goes through those of a sweep), found none");

    private static SplitData OfOwn(Scenario scenario) => Told(scenario.PlaceOf, () =>
    {
        var whole = Whole(scenario.Dataset!);
        var judged = IsWithoutTest(scenario, whole) ? whole with { Notes = [.. whole.Notes, NoTest] } : whole;
        return scenario.Dataset!.Fold is not { } fold ? Parts(whole, judged, validates: false)
            : fold.Of <= whole.Graphs.Count ? Of(whole, fold, validates: false)
            : throw TooMany(whole, "dataset.fold.of", fold.Of);
    });

    /// <summary>Whether a model is trained on data of one's own that say nothing about a test.</summary>
    private static bool IsWithoutTest(Scenario scenario, Dataset whole) =>
        scenario.Dataset is { IsMadeUp: false } && scenario.Models.Any(model => model.Train is not null)
            && whole.Graphs.All(graph => graph.Split is null);

    /// <summary>What a data set gives; what is wrong with its files is told as of a scenario.</summary>
    /// <param name="placeOf">The place of what is written in the scenario, by its option.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="ScenarioException">A file of the data set is not what it should be.</exception>
    public static T Told<T>(Func<string, string> placeOf, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DataFormatException error)
        {
            throw new ScenarioException(error.All.Select(fault => $"{placeOf(fault.Place)}: {fault.Problem}"), further: 0, error);
        }
    }

    /// <summary>There are more folds than graphs, which files alone have told.</summary>
    public static DataFormatException TooMany(Dataset whole, string place, int folds) => new(place, string.Create(
        CultureInfo.InvariantCulture,
        $"expected at most {whole.Graphs.Count} folds, since {whole.Name} has as many graphs, found {folds}"));

    /// <summary>All graphs of a data set.</summary>
    public static Dataset Whole(DatasetSpec spec)
    {
        var dataset = spec.Create();
        dataset = spec.IsMadeUp ? dataset
            : dataset with { Graphs = [.. dataset.Graphs.Select(graph => graph with { HasAllMetrics = true })] };
        return dataset.Task is LearningTask.Classification or LearningTask.MultiLabel ? dataset
            : dataset with { TargetMean = dataset.MeanOfTargets() };
    }

    /// <summary>A fold of a data set.</summary>
    /// <param name="whole">All its graphs.</param>
    /// <param name="fold">Which fold.</param>
    /// <param name="validates">
    /// True for training without the validation graphs and a judgement on those: the test graphs stay unseen.
    /// </param>
    /// <param name="choose">Whose graphs choose the epoch: where those of the validation do, they are not trained on.</param>
    public static SplitData Of(Dataset whole, FoldSpec fold, bool validates, ChosenEpoch choose = ChosenEpoch.Last)
    {
        var split = Fold.Create(whole.Graphs.Count, fold.Of, fold.Number, fold.Seed);
        var name = string.Create(CultureInfo.InvariantCulture, $"{whole.Name}, fold {fold.Number} of {fold.Of}, shuffle {fold.Seed}");
        var validation = whole.Only(split.Validation, $"{name}: validation");
        var isChosen = choose == ChosenEpoch.Validation;
        return Parts(
            validates || isChosen ? whole.Only(split.Training, $"{name}: training")
                : whole.Only(split.TrainingAndValidation, $"{name}: all but the test"),
            validates ? validation : whole.Only(split.Test, $"{name}: test"),
            validates,
            isChosen ? validation : null);
    }

    /// <summary>
    /// Graphs for training and graphs to be judged; where they say which items (nodes, or edges or graphs) are for what, only those count,
    /// on either side, and errors are divided by the mean of the targets that are judged.
    /// </summary>
    /// <param name="training">The graphs of the training.</param>
    /// <param name="judged">The graphs that are run and judged; the same ones, perhaps.</param>
    /// <param name="validates">True where validation items are judged, so that the items of the test stay unseen.</param>
    /// <param name="choosing">Graphs whose validation items choose the epoch; null where they do not.</param>
    /// <exception cref="ScenarioException">No item is for the one, or for the other.</exception>
    public static SplitData Parts(Dataset training, Dataset judged, bool validates, Dataset? choosing = null)
    {
        var data = new SplitData(training.For(ItemPart.Training), Noted(judged, validates))
        {
            Validation = choosing?.For(ItemPart.Validation),
        };
        var empty = data.Training.Graphs.Count == 0 ? "training"
            : data.Validation is { Graphs.Count: 0 } ? "validation"
            : data.Test.Graphs.Count > 0 ? null : validates ? "validation" : "test";
        return empty is null ? data
            : throw new DataFormatException("dataset", $"expected items for the {empty} in {judged.Name}, found none");
    }

    private static Dataset Noted(Dataset all, bool validates)
    {
        var split = all.Graphs.Where(graph => graph.Split is not null).ToList();
        var judged = all.For(validates ? ItemPart.Validation : ItemPart.Test);
        var (count, seen) = (judged.Graphs.Sum(graph => graph.JudgedItems.Count), split.Sum(graph => graph.Split!.Training.Count));
        var what = validates ? "validation" : "test";
        var items = split.Count == 0 ? string.Empty
            : $"{Kebab.Of((split[0].Groups?.Kind ?? ItemKind.Node).ToString())}{(count == 1 ? string.Empty : "s")}";
        return split.Count == 0 ? judged : judged with
        {
            TargetMean = null,
            Notes =
            [
                .. judged.Notes,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"loss and accuracy or error are over the {count} {what} {items}; {seen} others are for training"),
            ],
        };
    }
}
