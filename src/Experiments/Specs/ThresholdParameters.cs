using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>How parameters are named, written and stepped through.</summary>
internal static class ThresholdParameters
{
    /// <summary>The names in scenarios and options.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, ThresholdParameter>> Names =
    [
        KeyValuePair.Create("bound", ThresholdParameter.Bound),
        KeyValuePair.Create("alpha", ThresholdParameter.Alpha),
        KeyValuePair.Create("loss", ThresholdParameter.Loss),
        KeyValuePair.Create("delay", ThresholdParameter.Delay),
    ];

    /// <summary>The name.</summary>
    public static string Name(this ThresholdParameter parameter) => Names.First(item => item.Value == parameter).Key;

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
        ThresholdParameter.Delay => string.Create(CultureInfo.InvariantCulture, $"{1000 * value:G4} ms"),
        _ => value.ToString("G4", CultureInfo.InvariantCulture),
    };
}
