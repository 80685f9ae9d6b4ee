using MathNet.Numerics.Distributions;

namespace Hogwild.Experiments;

/// <summary>
/// Student's interval about a mean over folds, of each the mean over its seeds; over seeds where there is one fold. Folds share training
/// graphs, so that it is too narrow if anything (Nadeau &amp; Bengio 2003).
/// </summary>
internal static class MeanInterval
{
    private const double Confidence = 0.95;

    /// <summary>That of the values of trainings; null where there are fewer than two folds or seeds with a result.</summary>
    public static (double Low, double High)? Of(IEnumerable<UnitResult> units) =>
        Of(units.Where(unit => unit.Score is not null).Select(unit => (unit.Unit.Fold, unit.Score!.Value)));

    /// <summary>That of the values of asynchronous runs, of each training the mean over its runs; null for one training.</summary>
    public static (double Low, double High)? Of(IEnumerable<ScheduleResult> runs) =>
        Of(runs.GroupBy(run => (run.Fold, run.Seed))
            .Select(training => (training.Key.Fold, Statistics.Of(training.Select(run => run.Value)).Mean)));

    /// <summary>That of numbers with their folds. What is not finite is left out, as in means.</summary>
    public static (double Low, double High)? Of(IEnumerable<(int Fold, double Value)> numbers)
    {
        var finite = numbers.Where(item => double.IsFinite(item.Value)).ToList();
        var folds = finite.GroupBy(item => item.Fold).Select(fold => Statistics.Of(fold.Select(item => item.Value)).Mean).ToList();
        var values = folds.Count > 1 ? folds : [.. finite.Select(item => item.Value)];
        if (values.Count < 2)
        {
            return null;
        }

        var over = Statistics.Of(values);
        // The standard error of the mean: the population's deviation over √(n − 1) is the sample's over √n.
        var half = StudentT.InvCDF(0, 1, values.Count - 1, 0.5 + (Confidence / 2)) * over.Std / Math.Sqrt(values.Count - 1);
        return (over.Mean - half, over.Mean + half);
    }
}
