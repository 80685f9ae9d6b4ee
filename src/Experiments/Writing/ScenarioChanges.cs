using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>What two resolved scenarios have different, value by value.</summary>
internal static class ScenarioChanges
{
    private const int Longest = 60;

    /// <summary>A line a value, in the order of the keys: <c>scheduler.link.loss 5% → 10%</c>.</summary>
    /// <param name="before">The one, as <see cref="ScenarioJson"/> writes it.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<string> Between(JsonElement before, JsonElement after)
    {
        var (old, now) = (Values(before, string.Empty).ToDictionary(), Values(after, string.Empty).ToDictionary());
        return
        [
            .. old.Keys.Concat(now.Keys).Distinct(StringComparer.Ordinal)
                .Where(key => old.GetValueOrDefault(key) != now.GetValueOrDefault(key))
                .Select(key => $"{key} {Shown(old.GetValueOrDefault(key))} → {Shown(now.GetValueOrDefault(key))}"),
        ];
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(item => Values(item.Value, Joined(path, item.Name))),
        JsonValueKind.Array => element.EnumerateArray().Index()
            .SelectMany(item => Values(item.Item, Joined(path, FormattableString.Invariant($"{item.Index}")))),
        _ => [KeyValuePair.Create(path, element.ToString())],
    };

    private static string Joined(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string Shown(string? value) => value is null ? "(nothing)"
        : value.Length > Longest ? $"{value[..Longest]}…" : value;
}
