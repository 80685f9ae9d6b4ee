using System.Globalization;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>What differs between two pieces of JSON, value by value.</summary>
internal static class JsonChanges
{
    /// <summary>The values that differ, by their paths, in the order of the first; what only the second has comes last.</summary>
    /// <param name="first">The first; null where there is none.</param>
    /// <param name="second">The second; null where there is none.</param>
    public static IReadOnlyList<Change> Of(JsonElement? first, JsonElement? second)
    {
        var (one, other) = (Leaves(first), Leaves(second));
        return
        [
            .. one.Where(item => other.GetValueOrDefault(item.Key) != item.Value)
                .Select(item => new Change(item.Key, item.Value, other.GetValueOrDefault(item.Key))),
            .. other.Where(item => !one.ContainsKey(item.Key)).Select(item => new Change(item.Key, null, item.Value)),
        ];
    }

    private static OrderedDictionary<string, string> Leaves(JsonElement? element)
    {
        var leaves = new OrderedDictionary<string, string>();
        if (element is { } root)
        {
            Add(leaves, string.Empty, root);
        }

        return leaves;
    }

    private static void Add(OrderedDictionary<string, string> leaves, string path, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.EnumerateObject().Any():
                foreach (var member in element.EnumerateObject())
                {
                    Add(leaves, Under(path, member.Name), member.Value);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Add(leaves, Under(path, index.ToString(CultureInfo.InvariantCulture)), item);
                }

                break;
            default:
                leaves[path] = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
