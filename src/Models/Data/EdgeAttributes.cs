namespace Hogwild.Models;

/// <summary>Attributes of an edge in braces, as networkx writes them: <c>{'weight': 3, 'kind': 'road'}</c>.</summary>
internal static class EdgeAttributes
{
    private const string Weight = "weight";

    /// <summary>What the attributes say: the text of the weight, null where they have none; and the first other name, if any.</summary>
    internal static (string? Weight, string? Other) Read(string text)
    {
        var (weight, other) = ((string?)null, (string?)null);
        foreach (var item in Quoted.Parts(text.TrimEnd()[1..^1], ','))
        {
            var name = Quoted.Parts(item, ':').First();
            var (bare, hasValue) = (Bare(name), name.Length < item.Length);
            if (bare == Weight && hasValue)
            {
                weight = Bare(item[(name.Length + 1)..]);
            }
            else if (bare.Length > 0)
            {
                other ??= bare;
            }
        }

        return (weight, other);
    }

    private static string Bare(string text) => text.Trim().Trim('\'', '"');
}
