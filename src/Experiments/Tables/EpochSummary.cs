using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// What choosing an epoch came to in a cell, over its trainings, in the numbers of the tables as the trainings saw them. What is called
/// optimistic is chosen by the very graphs that judge.
/// </summary>
public sealed record EpochSummary
{
    /// <summary>The epochs that were chosen, from 1.</summary>
    public required Statistics Chosen { get; init; }

    /// <summary>On the validation graphs after the chosen epoch; over nothing where there are none.</summary>
    public required Statistics Validation { get; init; }

    /// <summary>On the test graphs after the last epoch; over nothing where they stay unseen.</summary>
    public required Statistics Last { get; init; }

    /// <summary>Optimistic: the best epoch on the test graphs, of every training its own.</summary>
    public required Statistics Each { get; init; }

    /// <summary>
    /// Optimistic, the protocol of Xu et al. (2019): one epoch for all trainings, the one with the best mean on the test graphs; null where
    /// they stay unseen.
    /// </summary>
    public required CurvePoint? One { get; init; }

    /// <summary>Every epoch.</summary>
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    /// <summary>That of trainings; null where none of them has a curve.</summary>
    /// <param name="units">The trainings.</param>
    /// <param name="isAccuracy">Whether large numbers are good.</param>
    internal static EpochSummary? Of(IReadOnlyList<UnitResult> units, bool isAccuracy)
    {
        List<LearningCurve> curves = [.. units.Select(unit => unit.Curve).OfType<LearningCurve>()];
        if (curves.Count == 0)
        {
            return null;
        }

        var epochs = curves.Min(curve => Math.Max(curve.Validation.Count, curve.Test.Count));
        List<CurvePoint> points =
        [
            .. Enumerable.Range(0, epochs).Select(epoch => new CurvePoint(epoch + 1, Over(curve => curve.Validation, epoch),
                Over(curve => curve.Test, epoch))),
        ];
        // An epoch at which some training had come to no number is not one for all.
        var most = points.Max(point => point.Test.N);
        var seen = points.Where(point => point.Test.N == most && most > 0);
        return new EpochSummary
        {
            Chosen = Statistics.Of(curves.Select(curve => (double)curve.Epoch)),
            Validation = Statistics.Of(curves.Where(curve => curve.Validation.Count > 0)
                .Select(curve => curve.Validation[curve.Epoch - 1])),
            Last = points[^1].Test,
            Each = Statistics.Of(curves.Where(curve => curve.Test.Any(double.IsFinite))
                .Select(curve => curve.Test.Where(double.IsFinite)).Select(values => isAccuracy ? values.Max() : values.Min())),
            One = isAccuracy ? seen.MaxBy(point => point.Test.Mean) : seen.MinBy(point => point.Test.Mean),
            Points = points,
        };

        Statistics Over(Func<LearningCurve, IReadOnlyList<double>> side, int epoch) =>
            Statistics.Of(curves.Select(side).Where(values => values.Count > epoch).Select(values => values[epoch]));
    }
}
