using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// How much the answers of a model depend on the schedule, at fixed weights and data: item by item and in all. A run has an answer where
/// all its outputs are finite, and every node of a layered rule has computed its last layer: what diverged is left out, and so is what
/// ended incomplete, or stalled before it was done. These runs are counted (<see cref="Without"/>).
/// </summary>
public sealed record ModelSensitivity
{
    /// <summary>Every item: a node, unless edges or graphs are judged. Empty where no schedule gave an answer.</summary>
    public required IReadOnlyList<ItemSensitivity> Items { get; init; }

    /// <summary>
    /// The population variances of outputs over schedules: mean, spread and extremes over items and channels. N is the number of schedules
    /// with an answer.
    /// </summary>
    public required Statistics Sensitivity { get; init; }

    /// <summary>The flip rates of items, likewise; null where nothing is classified.</summary>
    public Statistics? FlipRate { get; init; }

    /// <summary>How many schedules gave no answer, by how they ended; empty where all gave one.</summary>
    public required IReadOnlyList<KeyValuePair<RunOutcome, int>> Without { get; init; }

    /// <summary>How many schedules gave no answer.</summary>
    public int LeftOut => Without.Sum(item => item.Value);

    /// <summary>How many schedules there are.</summary>
    public int Schedules => Sensitivity.N + LeftOut;

    /// <summary>
    /// Which schedules are left out, for people, such as <c>3 of 32 schedules diverged: left out</c>; empty where none is.
    /// </summary>
    public string LeftOutText => Without.Count == 0 ? string.Empty
        : Without.Count == 1
            ? string.Create(
                CultureInfo.InvariantCulture, $"{LeftOut} of {Schedules} schedules {Without[0].Key.Text()}: left out")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{LeftOut} of {Schedules} schedules without an answer ({Told()}): left out");

    /// <summary>The sensitivity of a model to the schedules of its asynchronous runs.</summary>
    /// <param name="result">Its runs.</param>
    public static ModelSensitivity Of(ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var runs = Answers(result);
        var variances = VariancesOf(runs);
        var channels = Math.Max(1, result.OutputSize);
        var isClassified = result.Task is LearningTask.Classification or LearningTask.MultiLabel
            && Array.TrueForAll(result.SynchronousOutputs, double.IsFinite);
        var items = new ItemSensitivity[variances.Length / channels];
        for (var item = 0; item < items.Length; item++)
        {
            var (at, sum) = (item * channels, 0.0);
            for (var channel = 0; channel < channels; channel++)
            {
                sum += variances[at + channel];
            }

            double? flips = !isClassified ? null : (double)runs.Count(run => IsFlipped(run.Outputs, result, at)) / runs.Count;
            items[item] = new ItemSensitivity(item, sum / channels, flips);
        }

        return new ModelSensitivity
        {
            Items = items,
            Sensitivity = variances.Contains(double.PositiveInfinity)
                ? new Statistics(double.PositiveInfinity, double.NaN, variances.Min(), double.PositiveInfinity, runs.Count)
                : Statistics.Of(variances) with { N = runs.Count },
            FlipRate = isClassified ? Statistics.Of(items.Select(item => item.FlipRate!.Value)) with { N = runs.Count } : null,
            Without =
            [
                .. result.Asynchronous.Where(run => !HasAnswer(run)).GroupBy(EndOf).OrderBy(group => group.Key)
                    .Select(group => KeyValuePair.Create(group.Key, group.Count())),
            ],
        };
    }

    /// <summary>The runs of a model under schedules that gave an answer.</summary>
    public static IReadOnlyList<Trajectory> Answers(ModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return [.. result.Asynchronous.Where(HasAnswer)];
    }

    private static bool HasAnswer(Trajectory run) => EndOf(run) is not (RunOutcome.Diverged or RunOutcome.Incomplete or RunOutcome.Stalled);

    /// <summary>How a run ended; one whose outputs are not all finite diverged, also where its states had not yet.</summary>
    private static RunOutcome EndOf(Trajectory run) =>
        Array.TrueForAll(run.Outputs, double.IsFinite) ? run.Outcome : RunOutcome.Diverged;

    private static double[] VariancesOf(IReadOnlyList<Trajectory> runs)
    {
        var variances = new double[runs.Count == 0 ? 0 : runs[0].Outputs.Length];
        for (var place = 0; place < variances.Length; place++)
        {
            var std = Statistics.Of(runs.Select(run => run.Outputs[place])).Std;
            variances[place] = std * std;
        }

        return variances;
    }

    /// <summary>Whether an item has another class than the synchronous one; of several labels whether any of them is another.</summary>
    private static bool IsFlipped(double[] outputs, ModelResult result, int at)
    {
        var now = outputs.AsSpan(at, result.OutputSize);
        var then = result.SynchronousOutputs.AsSpan(at, result.OutputSize);
        if (result.Task == LearningTask.Classification)
        {
            return Outputs.ArgMax(now) != Outputs.ArgMax(then);
        }

        for (var label = 0; label < now.Length; label++)
        {
            if (now[label] > 0 != then[label] > 0)
            {
                return true;
            }
        }

        return false;
    }

    private string Told() => string.Join(
        ", ", Without.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Value} {item.Key.Text()}")));
}
