using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What editors and pages say of kinds and options, from their descriptions.</summary>
internal static class DescriptionText
{
    /// <summary>What a kind or section is for.</summary>
    public static string Of(Kind kind) =>
        kind.Example is { } example ? $"{Sentence(kind.Summary)} For instance {example}" : Sentence(kind.Summary);

    /// <summary>What an option means, and what it is without it where that is no fixed value.</summary>
    public static string Of(Option option)
    {
        var text = Sentence(option.Summary);
        text += option.Files is { } files ? $" Or the path of a file: {files}." : string.Empty;
        text += option.DefaultRule is { } rule ? $" Default {rule}." : string.Empty;
        return option.Only is { } only ? $"{text} Only with {only}." : text;
    }

    /// <summary>A summary as a sentence.</summary>
    public static string Sentence(string summary) => $"{char.ToUpperInvariant(summary[0])}{summary[1..].TrimEnd('.')}.";
}
