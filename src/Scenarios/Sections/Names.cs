using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Names that are safe in file names, paths of overrides and tables.</summary>
internal static class Names
{
    /// <summary>True for one or more lower-case letters, digits and hyphens.</summary>
    public static bool IsPlain(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary><c>one of the keys a, b, c</c>, or <c>only the key a</c>.</summary>
    public static string OneOf(string what, IReadOnlyList<string> names) =>
        names.Count == 1 ? $"only the {what} {names[0]}" : $"one of the {what}s {string.Join(", ", names)}";

    /// <summary>The file in the same folder whose name is nearest to that of <paramref name="path"/>; null where there is none.</summary>
    public static string? NearestFile(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder))
        {
            return null;
        }

        var files = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        return Nearest.Find(Path.GetFileName(path), files);
    }
}
