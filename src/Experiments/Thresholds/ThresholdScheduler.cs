using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Schedulers with a parameter set.</summary>
internal static class ThresholdScheduler
{
    /// <summary>The scheduler with a bound, a loss or a delay set; itself for a step size, which is the model's.</summary>
    /// <exception cref="ArgumentException">It has no such parameter; see <see cref="ThresholdParameters.Missing"/>.</exception>
    public static SchedulerSpec With(SchedulerSpec scheduler, ThresholdParameter parameter, double value) => parameter switch
    {
        ThresholdParameter.Alpha => scheduler,
        ThresholdParameter.Bound => scheduler is IBoundedSpec { Keeps: true } bounded
            ? bounded.With(Bound.InSteps((int)value)) : throw Unfit(scheduler, parameter),
        _ => scheduler is ILinkedSpec { Link: { } link } linked
            ? linked.With(With(link, parameter, value)) : throw Unfit(scheduler, parameter),
    };

    /// <summary>Labels for tables and figures, each once.</summary>
    public static IReadOnlyList<string> Labels(IReadOnlyList<SchedulerSpec> schedulers)
    {
        var labels = new List<string>();
        foreach (var scheduler in schedulers)
        {
            var label = scheduler.Label;
            var copies = labels.Count(other => other == label || other.StartsWith($"{label} #", StringComparison.Ordinal));
            labels.Add(copies == 0 ? label : $"{label} #{(copies + 1).ToString(CultureInfo.InvariantCulture)}");
        }

        return labels;
    }

    private static LinkSpec With(LinkSpec link, ThresholdParameter parameter, double value) => parameter == ThresholdParameter.Loss
        ? link with { Loss = value, Pattern = null } : link with { Delay = DelayMean.With(link.Delay, value) };

    private static ArgumentException Unfit(SchedulerSpec scheduler, ThresholdParameter parameter) =>
        new($"expected {parameter.Missing(scheduler)} for '{parameter.Name()}', found {scheduler.Label}", nameof(scheduler));
}
