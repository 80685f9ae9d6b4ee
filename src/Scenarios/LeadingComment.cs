namespace Hogwild.Scenarios;

/// <summary>The comment that a scenario begins with, in which its author says what is asked.</summary>
internal static class LeadingComment
{
    /// <summary>Its lines without the signs and one blank after each; what names a schema for editors is left out.</summary>
    /// <param name="text">The text of the file.</param>
    public static string Of(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
        .TakeWhile(line => line.StartsWith('#'))
        .Where(line => !line.Contains("yaml-language-server:", StringComparison.Ordinal))
        .Select(line => line.StartsWith("# ", StringComparison.Ordinal) ? line[2..] : line[1..])).Trim('\n');
}
