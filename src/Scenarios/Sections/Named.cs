using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Mappings from names to things of one sort.</summary>
internal static class Named
{
    /// <summary>Reads all of them, in the order of the file.</summary>
    /// <param name="value">The mapping; null where there is none.</param>
    /// <param name="what">What is expected, for messages.</param>
    /// <param name="read">Makes one of name, place and value.</param>
    public static IReadOnlyList<T> ReadAll<T>(Value? value, string what, Func<string, string, Value, T> read)
    {
        var entries = value?.Mapping($"a mapping with {what}").Entries ?? [];
        return entries.Count == 0 ? [] : [.. entries.Select(entry => Names.IsPlain(entry.Key)
            ? read(entry.Key, entry.Place.ToString(), new Value(entry.Value, $"{value!.Path}.{entry.Key}"))
            : throw new ScenarioException(
                entry.Place.ToString(),
                    $"expected a name of lower-case letters, digits and hyphens in '{value!.Path}', found '{entry.Key}'"))];
    }
}
