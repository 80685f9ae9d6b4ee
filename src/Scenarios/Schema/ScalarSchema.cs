using System.Reflection;
using System.Text.Json.Nodes;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The schemas of values that are one word or number.</summary>
internal static class ScalarSchema
{
    private static readonly MethodInfo OfText = typeof(ScalarSchema).GetMethod(nameof(Text), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>What a value of a type may be within an option's limits; null where values of the type are no scalars.</summary>
    public static JsonObject? Of(Option option, Type type) =>
        type == typeof(bool) && option.WordsFor(type) is ["false", "true"] ? new JsonObject { ["type"] = "boolean" }
        : type == typeof(bool) || type.IsEnum ? new JsonObject { ["enum"] = new JsonArray([.. option.WordsFor(type)]) }
        : type == typeof(double) ? Number(option)
        : type == typeof(int) ? Limited(new JsonObject { ["type"] = "integer" }, option)
        : type == typeof(ulong) ? new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue }
        : type == typeof(TimeSpan) ? Duration(option)
        : type == typeof(string) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
        : IsText(type) ? (JsonObject)OfText.MakeGenericMethod(type).Invoke(null, null)!
        : null;

    private static bool IsText(Type type) => Array.Exists(
        type.GetInterfaces(), item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(ITextValue<>));

    private static JsonObject Number(Option option)
    {
        var number = Limited(new JsonObject { ["type"] = "number" }, option);
        if (!option.IsShare)
        {
            return number;
        }

        _ = number.TryAdd("minimum", 0);
        _ = number.TryAdd("maximum", 1);
        var text = new JsonObject { ["type"] = "string", ["pattern"] = ShareText.Percent };
        return new JsonObject { ["anyOf"] = new JsonArray(number, text) };
    }

    private static JsonObject Limited(JsonObject schema, Option option)
    {
        var ((lower, hasLower), (upper, hasUpper)) = (option.Lower, option.Upper);
        if (double.IsFinite(lower))
        {
            schema[hasLower ? "minimum" : "exclusiveMinimum"] = lower;
        }

        if (double.IsFinite(upper))
        {
            schema[hasUpper ? "maximum" : "exclusiveMaximum"] = upper;
        }

        return schema;
    }

    /// <summary>A number with a unit, or a bare 0 where that is long enough.</summary>
    private static JsonObject Duration(Option option)
    {
        var isAboveZero = option.LeastTicks > 0;
        var text = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = isAboveZero ? $"^(?=[^a-z]*[1-9]){DurationText.Pattern[1..]}" : DurationText.Pattern,
        };
        return isAboveZero ? text : new JsonObject { ["anyOf"] = new JsonArray(text, new JsonObject { ["const"] = 0 }) };
    }

    private static JsonObject Text<T>()
        where T : ITextValue<T> =>
        new() { ["type"] = new JsonArray("string", "number"), ["pattern"] = T.Pattern };
}
