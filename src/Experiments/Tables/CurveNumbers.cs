using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Learning curves among the numbers that a judgement is written as: the epoch, then validation and test after each epoch.
/// </summary>
internal static class CurveNumbers
{
    // As scores are rounded: shares of few items are short in per cent.
    private const int Digits = 10;

    /// <summary>How many numbers those of a unit are; 0 where it has none.</summary>
    public static int CountOf(Scenario scenario, TableUnit unit)
    {
        var (spec, model) = (scenario.Table!, scenario.Models.First(item => item.Name == unit.Model));
        return spec.Choose == ChosenEpoch.Last || !TablePlan.Trains(spec, model) ? 0 : 1 + (2 * TablePlan.Settings(model, unit).Epochs);
    }

    /// <summary>The numbers of a curve; none where there is no curve. A side that stays unseen is not a number throughout.</summary>
    public static IEnumerable<double> Write(LearningCurve? curve)
    {
        var epochs = curve is null ? 0 : Math.Max(curve.Validation.Count, curve.Test.Count);
        return curve is null ? [] : [curve.Epoch, .. Padded(curve.Validation), .. Padded(curve.Test)];

        IEnumerable<double> Padded(IReadOnlyList<double> side) => side.Count > 0 ? side : Enumerable.Repeat(double.NaN, epochs);
    }

    /// <summary>The curve of numbers; null where there are none.</summary>
    public static LearningCurve? Read(double[] numbers)
    {
        var epochs = numbers.Length / 2;
        return numbers.Length == 0 ? null
            : new LearningCurve((int)numbers[0], Side(numbers[1..(1 + epochs)]), Side(numbers[(1 + epochs)..]));

        static double[] Side(double[] side) => Array.TrueForAll(side, double.IsNaN) ? [] : side;
    }

    /// <summary>A curve of shares and errors in the numbers of the tables.</summary>
    /// <param name="curve">As the training has it.</param>
    /// <param name="data">The graphs that it is about.</param>
    public static LearningCurve InPercent(LearningCurve curve, SplitData data) => curve with
    {
        Validation = [.. curve.Validation.Select(ScaleOf(data.Validation ?? data.Test))],
        Test = [.. curve.Test.Select(ScaleOf(data.Test))],
    };

    private static Func<double, double> ScaleOf(Dataset data)
    {
        if (data.Task is LearningTask.Classification or LearningTask.MultiLabel)
        {
            return share => Math.Round(100 * share, Digits);
        }

        var graphs = data.Union();
        var mean = data.TargetMean ?? graphs.ErrorOf(graphs.Targets).Mean;
        return root => 100 * root / mean;
    }
}
