using System.Globalization;

namespace Hogwild.Scenarios;

/// <summary>How parameters are named, written and stepped through.</summary>
internal static class SweptParameters
{
    /// <summary>The names in scenarios and options.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, SweptParameter>> Names =
    [
        KeyValuePair.Create("bound", SweptParameter.Bound),
        KeyValuePair.Create("alpha", SweptParameter.Alpha),
        KeyValuePair.Create("loss", SweptParameter.Loss),
        KeyValuePair.Create("delay", SweptParameter.Delay),
    ];

    /// <summary>The name.</summary>
    public static string Name(this SweptParameter parameter) => Names.First(item => item.Value == parameter).Key;

    /// <summary>What an axis says.</summary>
    public static string Axis(this SweptParameter parameter) => parameter switch
    {
        SweptParameter.Bound => "bound B (steps)",
        SweptParameter.Alpha => "step size α",
        SweptParameter.Loss => "share of messages lost",
        _ => "mean delay (s)",
    };

    /// <summary>The short symbol, for terminal and legends.</summary>
    public static string Symbol(this SweptParameter parameter) => parameter switch
    {
        SweptParameter.Bound => "B",
        SweptParameter.Alpha => "α",
        SweptParameter.Loss => "loss",
        _ => "delay",
    };

    /// <summary>A value as people read it: steps, a number, a share in per cent, a duration.</summary>
    public static string Write(this SweptParameter parameter, double value) => parameter switch
    {
        SweptParameter.Bound => value.ToString("0", CultureInfo.InvariantCulture),
        SweptParameter.Loss => string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.##} %"),
        SweptParameter.Delay => string.Create(CultureInfo.InvariantCulture, $"{1000 * value:G4} ms"),
        _ => value.ToString("G4", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="value">As it was written.</param>
    /// <exception cref="ScenarioException">It is not what the parameter takes.</exception>
    public static double Read(this SweptParameter parameter, Value value) => parameter switch
    {
        SweptParameter.Bound => value.Whole(1, 1_000_000),
        SweptParameter.Alpha => value.Positive(),
        SweptParameter.Loss => value.Share(),
        _ => value.Duration(1).TotalSeconds,
    };
}
