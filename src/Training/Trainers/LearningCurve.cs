using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>How good the weights of every epoch of a training were, and which of them it has left.</summary>
/// <param name="Epoch">The epoch whose weights it has left, from 1.</param>
/// <param name="Validation">
/// The metric on the validation graphs after each epoch: accuracy or F1, from 0 to 1, or the root-mean-square error in the unit of the
/// targets; empty where there are none.
/// </param>
/// <param name="Test">The same on the test graphs; empty where they stay unseen.</param>
public sealed record LearningCurve(int Epoch, IReadOnlyList<double> Validation, IReadOnlyList<double> Test)
{
    private const string EpochKey = "chosen.epoch";
    private const string ByKey = "chosen.by";
    private const string ValidationKey = "chosen.validation";
    private const string TestKey = "chosen.test";

    /// <summary>What the metadata of weights tell; null where their epoch was not chosen.</summary>
    public static LearningCurve? Of(WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Metadata.TryGetValue(EpochKey, out var epoch)
            ? new LearningCurve(int.Parse(epoch, CultureInfo.InvariantCulture), Read(ValidationKey), Read(TestKey)) : null;

        double[] Read(string key) =>
        [
            .. weights.Metadata.GetValueOrDefault(key, string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Adds it to metadata, with whose graphs told the epoch.</summary>
    internal void Tell(IDictionary<string, string> metadata, ChosenEpoch by)
    {
        metadata[EpochKey] = Epoch.ToString(CultureInfo.InvariantCulture);
        metadata[ByKey] = by == ChosenEpoch.Validation ? "validation" : "test";
        foreach (var (key, numbers) in new[] { (ValidationKey, Validation), (TestKey, Test) }.Where(item => item.Item2.Count > 0))
        {
            metadata[key] = string.Join(' ', numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
        }
    }
}
