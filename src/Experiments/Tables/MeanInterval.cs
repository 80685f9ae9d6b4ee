using MathNet.Numerics.Distributions;

namespace Hogwild.Experiments;

/// <summary>Student's interval about a mean over folds, or over seeds where there is one fold.</summary>
internal static class MeanInterval
{
    private const double Confidence = 0.95;

    /// <summary>The interval; null where there are fewer than two folds or seeds with a result.</summary>
    public static (double Low, double High)? Of(IReadOnlyList<UnitResult> units)
    {
        var finite = units.Where(unit => unit.Score is { } score && double.IsFinite(score.Value)).ToList();
        var folds = finite.GroupBy(unit => unit.Unit.Fold)
            .Select(fold => Statistics.Of(fold.Select(unit => unit.Score!.Value)).Mean).ToList();
        var values = folds.Count > 1 ? folds : [.. finite.Select(unit => unit.Score!.Value)];
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
