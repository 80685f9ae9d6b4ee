using System.Collections;
using System.Globalization;
using System.Reflection;
using Hogwild.Simulation;

namespace Hogwild;

/// <summary>All that an object says, written out.</summary>
internal static class Properties
{
    /// <summary>Property by property, to the last digit; where something stood in a file, and where files are, is left out.</summary>
    public static string Of(object? value) => value switch
    {
        null => "nothing",
        string or bool or IFormattable when !Kind.Describes(value.GetType()) => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IEnumerable list => $"[{string.Join("; ", list.Cast<object?>().Select(Of))}]",
        _ when Kind.Describes(value.GetType()) => $"{value.GetType().Name} {{ {string.Join(", ", Options(value))} }}",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Each(value))} }}",
    };

    /// <summary>What is described says all in its options, and perhaps has a name.</summary>
    private static IEnumerable<string> Options(object value) => Kind.Of(value.GetType()).Options
        .Select(option => $"{option.Name} = {Of(option.In(value))}").Prepend(value is INamed named ? named.Name : string.Empty);

    private static IEnumerable<string> Each(object value) =>
        from property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.Name is not ("Place" or "Places" or "FullPath") && property.GetIndexParameters().Length == 0
        orderby property.Name
        select $"{property.Name} = {Of(property.GetValue(value))}";
}
