using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The items of a list among the options of a spec.</summary>
internal static class Items
{
    /// <summary>
    /// The items with the keys that stand for them in paths: their names, or those of pairs, or else numbers from 0; and what they are
    /// without their names.
    /// </summary>
    public static IEnumerable<(string Key, object Value)> Of(System.Collections.IEnumerable list) =>
        list.Cast<object>().Select((item, number) => item switch
        {
            INamed named => (named.Name, item),
            _ when IsPair(item) => ((string)Get(item, "Key"), Get(item, "Value")),
            _ => (number.ToString(CultureInfo.InvariantCulture), item),
        });

    /// <summary>Whether an item has a name, so that a list of such is a mapping.</summary>
    public static bool HasName(object item) => item is INamed || IsPair(item);

    private static bool IsPair(object item) =>
        item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static object Get(object item, string property) => item.GetType().GetProperty(property)!.GetValue(item)!;
}
