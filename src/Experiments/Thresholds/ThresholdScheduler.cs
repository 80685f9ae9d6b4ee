using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Schedulers with a parameter set.</summary>
internal static class ThresholdScheduler
{
    /// <summary>The scheduler with a bound, a loss or a delay set; itself for a step size, which is the model's.</summary>
    /// <exception cref="ArgumentException">It has no such parameter; see <see cref="Missing"/>.</exception>
    public static SchedulerSpec With(SchedulerSpec scheduler, ThresholdParameter parameter, double value) => parameter switch
    {
        ThresholdParameter.Alpha => scheduler,
        ThresholdParameter.Bound => scheduler is IBoundedSpec { Keeps: true } bounded
            ? bounded.With(Bound.InSteps((int)value)) : throw Unfit(scheduler, parameter),
        _ => WithLink(scheduler, parameter, value) ?? throw Unfit(scheduler, parameter),
    };

    /// <summary>What is missing for a parameter to be set; null where nothing is.</summary>
    public static string? Missing(SchedulerSpec scheduler, ThresholdParameter parameter) => parameter switch
    {
        ThresholdParameter.Alpha => null,
        ThresholdParameter.Bound => scheduler is not IBoundedSpec { Keeps: true } ? "a scheduler that keeps a bound" : null,
        _ when LinkOf(scheduler) is null => "a scheduler with a link",
        ThresholdParameter.Delay when LinkOf(scheduler) is { } link && !double.IsFinite(link.Delay.Average) =>
            "a link whose delay has a finite mean",
        _ => null,
    };

    /// <summary>Whether every replicate is the same, so that one run decides.</summary>
    public static bool IsDeterministic(SchedulerSpec scheduler) =>
        scheduler is { IsAtomic: true, IsOwnStale: false, IsDeterministic: true };

    /// <summary>The link; null where there is none.</summary>
    public static LinkSpec? LinkOf(SchedulerSpec scheduler) => scheduler switch
    {
        SchedulerSpec.Physical physical => physical.Link,
        SchedulerSpec.Bounded bounded => LinkOf(bounded.Of),
        _ => null,
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

    private static SchedulerSpec? WithLink(SchedulerSpec scheduler, ThresholdParameter parameter, double value) => scheduler switch
    {
        SchedulerSpec.Physical { Link: var link } physical => physical with
        {
            Link = parameter == ThresholdParameter.Loss
                ? link with { Loss = value, Pattern = null } : link with { Delay = DelayMean.With(link.Delay, value) },
        },
        SchedulerSpec.Bounded bounded => WithLink(bounded.Of, parameter, value) is { } inner ? bounded with { Of = inner } : null,
        _ => null,
    };

    private static ArgumentException Unfit(SchedulerSpec scheduler, ThresholdParameter parameter) =>
        new($"expected {Missing(scheduler, parameter)} for '{parameter.Name()}', found {scheduler.Label}", nameof(scheduler));
}
