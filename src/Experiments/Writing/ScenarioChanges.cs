using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>What two resolved scenarios have different, value by value.</summary>
internal static class ScenarioChanges
{
    private const int Longest = 60;

    /// <summary>A line a value, in the order of the keys: <c>scheduler.link.loss 5% → 10%</c>.</summary>
    /// <param name="before">The one, as <see cref="ScenarioJson"/> writes it.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<string> Between(JsonElement before, JsonElement after) =>
        [.. JsonChanges.Of(before, after).Select(change => $"{change.Key} {Shown(change.First)} → {Shown(change.Second)}")];

    private static string Shown(string? value) => value is null ? "(nothing)"
        : value.Length > Longest ? $"{value[..Longest]}…" : value;
}
