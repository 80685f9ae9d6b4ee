using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What the values of options are called.</summary>
internal static class OptionTypeText
{
    /// <summary>The type of an option: <c>duration</c>, <c>list of whole numbers</c>, <c>scheduler</c>.</summary>
    public static string Of(Option option)
    {
        var text = Of(option, option.Type);
        text = !option.IsListOrFile ? text : $"{text}, or file";
        return option.NullWord is { } word ? $"{word}, or {text}" : text;
    }

    /// <summary>In what values are counted; null for none, or for a number without one.</summary>
    public static string? UnitOf(Option option) => Leaf(option.Type) switch
    {
        var type when type == typeof(TimeSpan) => "ns, us, ms, s, min",
        _ when option.IsShare => "1 or %",
        _ => null,
    };

    /// <summary>The limits of values: <c>1 to 1000</c>, <c>above 0</c>; null for none.</summary>
    public static string? RangeOf(Option option)
    {
        if (Leaf(option.Type) == typeof(TimeSpan))
        {
            return option.LeastTicks switch
            {
                0 => "at least 0",
                1 => "above 0",
                _ => $"at least {DurationText.Write(TimeSpan.FromTicks(option.LeastTicks))}",
            };
        }

        var ((low, hasLow), (high, hasHigh)) = (option.Lower, option.Upper);
        (low, high) = option.IsShare ? (Math.Max(low, 0), Math.Min(high, 1)) : (low, high);
        string?[] ends =
        [
            double.IsFinite(low) ? FormattableString.Invariant($"{(hasLow ? "at least" : "above")} {low:0.##########}") : null,
            double.IsFinite(high) ? FormattableString.Invariant($"{(hasHigh ? "at most" : "below")} {high:0.##########}") : null,
        ];
        return ends is [null, null] ? null
            : double.IsFinite(low) && double.IsFinite(high) && hasLow && hasHigh
                ? FormattableString.Invariant($"{low:0.##########} to {high:0.##########}")
            : string.Join(", ", ends.OfType<string>());
    }

    /// <summary>The family or section that an option, or an item of it, is of; null where it is neither.</summary>
    public static Type? SpecOf(Option option) =>
        Leaf(option.Type) is var type && (Kind.Describes(type) || (type.IsAbstract && KindRegistry.FamilyOf(type) is not null))
            ? type : null;

    private static Type Leaf(Type type) => !type.IsGenericType || type.IsAssignableTo(typeof(ListFile)) ? type
        : Leaf(type.GetGenericArguments()[^1]);

    private static string Of(Option option, Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        {
            var item = type.GetGenericArguments()[0];
            return item == typeof((int, int)) ? "list of pairs of nodes"
                : item == typeof(IReadOnlyList<double>) ? "list of numbers, or of lists of numbers"
                : item == typeof(ReferenceValue) ? "mapping by model, regime and data set"
                : item.IsGenericType && item.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                    ? $"mapping by names: {Of(option, item.GetGenericArguments()[1])}"
                : item.IsAssignableTo(typeof(INamed)) ? $"mapping by names: {Name(item)}"
                : $"list: {Of(option, item)}";
        }

        return type == typeof(bool) || type.IsEnum ? string.Join(", ", option.WordsFor(type))
            : option.IsShare ? "share"
            : type == typeof(int) || type == typeof(ulong) ? "whole number"
            : type == typeof(double) ? "number"
            : type == typeof(TimeSpan) ? "duration"
            : type == typeof(string) ? "text"
            : type == typeof(InputFile) || type.IsAssignableTo(typeof(ListFile)) ? "file"
            : type == typeof(InputFolder) ? "folder"
            : type == typeof(Tensor) ? "number, or nested lists of numbers"
            : type == typeof(SweepValue) ? "any value"
            : type.IsAssignableTo(typeof(TraceSpec)) ? "name of a trace"
            : SpecOf(option) is not null ? Name(type)
            : TextValues.Expected(type).TrimEnd(',');
    }

    private static string Name(Type type) => KindRegistry.FamilyOf(type)?.Name ?? $"section {Kind.Of(type).Name}";
}
