using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Hogwild;

/// <summary>All that an object says, written out.</summary>
internal static class Properties
{
    /// <summary>Property by property, to the last digit; where something stood in a file, and where files are, is left out.</summary>
    public static string Of(object? value) => value switch
    {
        null => "nothing",
        string or bool or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IEnumerable list => $"[{string.Join("; ", list.Cast<object?>().Select(Of))}]",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Each(value))} }}",
    };

    private static IEnumerable<string> Each(object value) =>
        from property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.Name is not ("Place" or "FullPath") && property.GetIndexParameters().Length == 0
        orderby property.Name
        select $"{property.Name} = {Of(property.GetValue(value))}";
}
