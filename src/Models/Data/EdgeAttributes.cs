namespace Hogwild.Models;

/// <summary>Attributes of an edge in braces, as networkx writes them: <c>{'weight': 3, 'kind': 'road'}</c>.</summary>
internal static class EdgeAttributes
{
    private const string Weight = "weight";

    /// <summary>What the attributes say: the text of the weight, null where they have none; and the first other name, if any.</summary>
    internal static (string? Weight, string? Other) Read(string text)
    {
        var (weight, other) = ((string?)null, (string?)null);
        foreach (var item in text.TrimEnd()[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            var name = Bare(colon < 0 ? item : item[..colon]);
            if (name == Weight && colon >= 0)
            {
                weight = Bare(item[(colon + 1)..]);
            }
            else if (name.Length > 0)
            {
                other ??= name;
            }
        }

        return (weight, other);
    }

    private static string Bare(string text) => text.Trim().Trim('\'', '"');
}
