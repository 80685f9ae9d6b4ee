using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Thresholds: a map where there is a second parameter, else what converges, and how fast, along the one.</summary>
internal static class StabilityFigure
{
    /// <summary>The dashes of certificates.</summary>
    public static readonly float[] Dashes = [6, 4];

    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result) =>
        result.Spec.And is null ? StabilitySweep.Create(result) : StabilityMap.Create(result);

    /// <summary>The curves by model and scheduler, in order, each with its name and its colour.</summary>
    public static IReadOnlyList<(string Name, Color Colour, IReadOnlyList<ThresholdCurve> Curves)> Series(ThresholdResult result)
    {
        var hasModels = result.Curves.Select(curve => curve.Model).Distinct().Count() > 1;
        var colours = ModelColours.Of(result.Scenario);
        var hasSchedulers = result.Curves.Select(curve => curve.Scheduler).Distinct().Count() > 1;
        return
        [
            .. result.Curves.GroupBy(curve => (curve.Model, curve.Scheduler)).Select((group, k) => (
                !hasModels ? group.Key.Scheduler : hasSchedulers ? $"{group.Key.Model}, {group.Key.Scheduler}" : group.Key.Model,
                hasModels && !hasSchedulers ? colours[group.Key.Model] : Palette.Of(k),
                (IReadOnlyList<ThresholdCurve>)[.. group])),
        ];
    }

    /// <summary>Where a value stands on the axis of its parameter: losses are spaced evenly, all others by their logarithms.</summary>
    public static double Place(ThresholdParameter parameter, double value) =>
        parameter == ThresholdParameter.Loss ? value : Math.Log10(value);

    /// <summary>Ticks of the axis of a parameter; losses keep those they have.</summary>
    public static void SetTicks(IAxis axis, ThresholdParameter parameter, double from, double to)
    {
        if (parameter != ThresholdParameter.Loss)
        {
            axis.TickGenerator = LogTicks.Between(from, to);
        }
    }
}
