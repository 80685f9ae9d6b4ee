using System.Collections;
using System.Globalization;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// A scheduler with all its options in one line, defaults included: what cache keys and metadata of weights say of it. Two that differ in
/// anything have different texts.
/// </summary>
internal static class SchedulerText
{
    /// <summary>The text.</summary>
    public static string Of(SchedulerSpec scheduler) => Written(scheduler);

    /// <summary>Whether it names files, whose contents no text tells.</summary>
    public static bool NamesFiles(SchedulerSpec scheduler) =>
        Parts(scheduler).Any(part => part is InputFile or ListFile or InputFolder or TraceSpec);

    private static IEnumerable<object> Parts(object value) => value switch
    {
        InputFile or ListFile or InputFolder or TraceSpec or string => [value],
        _ when Kind.Describes(value.GetType()) => Kind.Of(value.GetType()).Options.Select(option => option.In(value)).OfType<object>()
            .SelectMany(Parts).Prepend(value),
        IEnumerable list => list.Cast<object>().SelectMany(Parts),
        _ => [value],
    };

    private static string Written(object? value) => value switch
    {
        null => "null",
        string text => text,
        TimeSpan time => DurationText.Write(time),
        bool flag => flag ? "true" : "false",
        _ when Kind.Describes(value.GetType()) => Kinded(value),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Written))}]",
        _ => value.ToString() ?? string.Empty,
    };

    private static string Kinded(object value)
    {
        var options = Kind.Of(value.GetType()).Options.Select(option => $"{option.Name}: {Written(option.In(value))}");
        var name = value is INamed named ? $"{named.Name}: " : string.Empty;
        return $"{name}{{ kind: {string.Join(", ", options.Prepend(Kind.NameOf(value)))} }}";
    }
}
