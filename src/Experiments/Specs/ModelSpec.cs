using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// A model of a scenario. A rule with parameters has either <see cref="Weights"/> or <see cref="Train"/>; a matrix rule neither. In a sweep
/// it has <see cref="WeightsPattern"/>, <see cref="Train"/>, or both.
/// </summary>
/// <param name="Name">What tables and figures call it.</param>
/// <param name="Rule">Its update rule.</param>
/// <param name="Weights">Where its parameters are; null where they are trained first, or where there are none.</param>
/// <param name="Train">How it is trained; null where it is not.</param>
public sealed record ModelSpec(string Name, RuleSpec Rule, WeightsSpec? Weights = null, TrainingSettings? Train = null)
{
    /// <summary>In a sweep: a path in which {dataset}, {model}, {fold} and {seed} stand for those; null where there is none.</summary>
    public string? WeightsPattern { get; init; }

    /// <summary>In a sweep: the whole settings of training by data set, where they differ from <see cref="Train"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, TrainingSettings>> Cells { get; init; } = [];

    /// <summary>How it is trained on a data set of a sweep; null where it is not.</summary>
    public TrainingSettings? TrainOn(string dataset) =>
        Cells.Where(cell => cell.Key == dataset).Select(cell => cell.Value).FirstOrDefault() ?? Train;

    /// <summary>The file of <see cref="WeightsPattern"/> for one training of a sweep; null where there is no pattern.</summary>
    public string? WeightsOf(string dataset, int fold, int seed) => WeightsPattern?
        .Replace("{dataset}", dataset, StringComparison.Ordinal)
        .Replace("{model}", Name, StringComparison.Ordinal)
        .Replace("{fold}", fold.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{seed}", seed.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
