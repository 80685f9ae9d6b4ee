using System.Text.RegularExpressions;

namespace Hogwild.Experiments;

/// <summary>
/// The keys of a path into a scenario. They are joined by dots; one with dots in it may be put in quotes: <c>models."my.net".rule</c>. This
/// is the one place that takes paths apart, so that a path means the same wherever it is used, however it is spelt.
/// </summary>
internal static class PathKeys
{
    private static readonly Regex Parts = new("""(?:^|\.)(?:"([^"]*)"|([^."]*))(?=\.|$)""");

    /// <summary>The keys, without quotes.</summary>
    /// <param name="path">The path.</param>
    public static string[] Of(string path)
    {
        var parts = Parts.Matches(path);
        return parts.Sum(part => part.Length) != path.Length ? path.Split('.')
            : [.. parts.Select(part => part.Groups[1].Success ? part.Groups[1].Value : part.Groups[2].Value)];
    }
}
