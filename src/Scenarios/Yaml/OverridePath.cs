using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>
/// The keys of an override's path. They are joined by dots; one with dots in it may be put in quotes:
/// <c>sweep.over."scheduler.link.loss".points</c>. Below <c>sweep.over</c>, whose keys are paths, quotes are not needed: what is there
/// already and begins the rest of the path is one key, the longest where there are several; where nothing does, all the rest is.
/// </summary>
internal static class OverridePath
{
    private const char Dot = '.';
    private static readonly string[] Over = ["sweep", "over"];

    /// <summary>The keys.</summary>
    /// <param name="path">The path.</param>
    /// <param name="root">The tree that it leads into.</param>
    public static string[] Keys(string path, MappingNode root)
    {
        var keys = PathKeys.Of(path);
        return keys.Length > Over.Length && keys.AsSpan(0, Over.Length).SequenceEqual(Over)
            && !keys.Any(string.IsNullOrWhiteSpace) ? Swept(keys, root) : keys;
    }

    private static string[] Swept(string[] keys, MappingNode root)
    {
        var known = (root.Find(Over[0]) as MappingNode)?.Find(Over[1]) as MappingNode;
        var rest = keys[Over.Length..];
        var count = rest[0].Contains(Dot, StringComparison.Ordinal) ? 1
            : Enumerable.Range(1, rest.Length).Reverse().FirstOrDefault(
                some => known?.Find(string.Join(Dot, rest[..some])) is not null, rest.Length);
        return [.. Over, string.Join(Dot, rest[..count]), .. rest[count..]];
    }
}
