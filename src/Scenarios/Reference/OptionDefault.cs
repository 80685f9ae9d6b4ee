using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What options are where they are not written, in words.</summary>
internal static class OptionDefault
{
    /// <summary><c>required</c>, <c>default 10ms</c>, <c>optional</c>.</summary>
    public static string Note(Option option) => option.IsRequired ? "required" : Of(option) is { } text ? $"default {text}" : "optional";

    /// <summary>The default; null where there is none.</summary>
    public static string? Of(Option option) => option.IsRequired ? null
        : option.DefaultRule ?? (option.Default is { } value ? Text(option, value) : option.NullWord);

    private static string Text(Option option, object value) => value switch
    {
        bool or Enum => option.Words[Convert.ToInt32(value, CultureInfo.InvariantCulture)],
        double share when option.IsShare => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##}%"),
        TimeSpan duration => DurationText.Write(duration),
        LossSpec.Independent loss => string.Create(CultureInfo.InvariantCulture, $"{100 * loss.Share:0.##}%"),
        _ when Kind.Describes(value.GetType()) => Kind.NameOf(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
