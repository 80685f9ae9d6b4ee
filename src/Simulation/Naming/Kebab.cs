namespace Hogwild.Simulation;

/// <summary>Names as scenarios write them: lower-case letters, digits and hyphens.</summary>
public static class Kebab
{
    /// <summary>What messages ask for.</summary>
    public const string Expected = "a name of lower-case letters, digits and hyphens";

    /// <summary>Whether a text is such a name, and so is safe in file names, paths of overrides and tables.</summary>
    public static bool Is(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary><c>look-ahead</c> for <c>LookAhead</c>.</summary>
    public static string Of(string name) => string.Concat(
        name.Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
