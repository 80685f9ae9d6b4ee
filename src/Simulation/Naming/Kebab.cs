namespace Hogwild.Simulation;

/// <summary>Names of code as scenarios write them.</summary>
internal static class Kebab
{
    /// <summary><c>look-ahead</c> for <c>LookAhead</c>.</summary>
    public static string Of(string name) => string.Concat(
        name.Select((letter, index) => char.IsUpper(letter) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
