using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>How parameters are named, written and stepped through, and what has them.</summary>
internal static class ThresholdParameters
{
    /// <summary>The name in scenarios and options.</summary>
    public static string Name(this ThresholdParameter parameter) => Kebab.Of(parameter.ToString());

    /// <summary>What an axis says.</summary>
    public static string Axis(this ThresholdParameter parameter) => parameter switch
    {
        ThresholdParameter.Bound => "bound B (steps)",
        ThresholdParameter.Alpha => "step size α",
        ThresholdParameter.Loss => "share of messages lost",
        _ => "mean delay (s)",
    };

    /// <summary>The short symbol, for terminal and legends.</summary>
    public static string Symbol(this ThresholdParameter parameter) => parameter switch
    {
        ThresholdParameter.Bound => "B",
        ThresholdParameter.Alpha => "α",
        ThresholdParameter.Loss => "loss",
        _ => "delay",
    };

    /// <summary>A value as people read it: steps, a number, a share in per cent, a duration.</summary>
    public static string Write(this ThresholdParameter parameter, double value) => parameter switch
    {
        ThresholdParameter.Bound => value.ToString("0", CultureInfo.InvariantCulture),
        ThresholdParameter.Loss => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.##} %"),
        ThresholdParameter.Delay => string.Create(CultureInfo.InvariantCulture, $"{Powers.WriteDigits(1000 * value, 4)} ms"),
        _ => Powers.WriteDigits(value, 4),
    };

    /// <summary>What a value has to be; null where it is that.</summary>
    public static string? Expected(this ThresholdParameter parameter, Quantity value) => parameter switch
    {
        ThresholdParameter.Bound => value.Unit == QuantityUnit.None && value.Number is >= 1 and <= 1_000_000
            && double.IsInteger(value.Number) ? null : "a whole number from 1 to 1000000",
        ThresholdParameter.Alpha => value is { Unit: QuantityUnit.None, Number: > 0 } ? null : "a number above 0",
        ThresholdParameter.Loss => value is { Unit: not QuantityUnit.Duration, Number: >= 0 and <= 1 }
            ? null : ShareText.Expected,
        _ => value is { Unit: QuantityUnit.Duration, Number: > 0 } ? null : $"{DurationText.Expected}, above 0,",
    };

    /// <summary>What a scheduler lacks for a parameter to be set; null where it lacks nothing.</summary>
    public static string? Missing(this ThresholdParameter parameter, SchedulerSpec scheduler) => parameter switch
    {
        ThresholdParameter.Alpha => null,
        ThresholdParameter.Bound => scheduler is not IBoundedSpec { Keeps: true } ? "a scheduler that keeps a bound" : null,
        _ when (scheduler as ILinkedSpec)?.Link is null => "a scheduler with a link",
        ThresholdParameter.Delay when !double.IsFinite(((ILinkedSpec)scheduler).Link!.Delay.Average) =>
            "a link whose delay has a finite mean",
        _ => null,
    };
}
