using System.Text.RegularExpressions;

namespace Hogwild.Scenarios;

/// <summary>Valid YAML that YamlDotNet does not read: <c>{ a: &amp;f x, b: y }</c>, in no version up to 18.1.0.</summary>
internal static partial class YamlAnchors
{
    private const int Near = 1000;

    /// <summary>What may be said of a syntax error; empty where it has another cause.</summary>
    /// <param name="message">What YamlDotNet says.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="at">Where in it the error is found.</param>
    public static string Hint(string message, string text, long at)
    {
        var end = (int)Math.Clamp(at, 0, text.Length);
        var before = text[Math.Max(0, end - Near)..end].TrimEnd();
        return message.Contains("flow mapping", StringComparison.Ordinal)
            && Anchored().IsMatch(before is [.. var value, ','] ? value.TrimEnd() : before)
            ? " (an anchor on a value within { } is not read by the YAML reader: write it in block form)" : string.Empty;
    }

    /// <summary>A value with an anchor, right before the error, which stands at the comma or behind it.</summary>
    [GeneratedRegex(
        """:\s+&[^\s,\[\]{}]+(\s+("[^"]*"|'[^']*'|[^\s,\[\]{}&"'][^,\[\]{}&"']*))?$""",
        RegexOptions.RightToLeft | RegexOptions.ExplicitCapture)]
    private static partial Regex Anchored();
}
