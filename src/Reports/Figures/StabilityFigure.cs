using Hogwild.Experiments;
using ScottPlot;

namespace Hogwild.Reports;

/// <summary>Thresholds: a map where there is a second parameter, else what converges, and how fast, along the one.</summary>
internal static class StabilityFigure
{
    /// <summary>Draws the figure.</summary>
    public static Figure Create(ThresholdResult result) =>
        result.Spec.And is null ? StabilitySweep.Create(result) : StabilityMap.Create(result);

    /// <summary>
    /// The curves by model and scheduler, in order: models in their colours, schedulers by open markers, and where there is one model in
    /// colours that no model has.
    /// </summary>
    public static IReadOnlyList<StabilitySeries> Series(ThresholdResult result)
    {
        var hasModels = result.Curves.Select(curve => curve.Model).Distinct().Count() > 1;
        var (colours, style) = (ModelColours.Of(result.Scenario), FigureStyle.Of(result.Scenario));
        var hasSchedulers = result.Curves.Select(curve => curve.Scheduler).Distinct().Count() > 1;
        string[] schedulers = [.. result.Curves.Select(curve => curve.Scheduler).Distinct()];
        return
        [
            .. result.Curves.GroupBy(curve => (curve.Model, curve.Scheduler)).Select(group => (
                    Group: group, Number: Array.IndexOf(schedulers, group.Key.Scheduler)))
                .Select(item => new StabilitySeries(
                    !hasSchedulers ? item.Group.Key.Model : hasModels ? $"{item.Group.Key.Model}, {item.Group.Key.Scheduler}"
                        : item.Group.Key.Scheduler,
                    hasModels || !hasSchedulers ? colours[item.Group.Key.Model] : style.Of(Palette.Other(item.Number)),
                    hasSchedulers ? ModelMarkers.Other(item.Number) : colours.MarkerOf(item.Group.Key.Model),
                    [.. item.Group])),
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
