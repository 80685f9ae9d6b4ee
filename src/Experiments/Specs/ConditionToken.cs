using System.Text.RegularExpressions;

namespace Hogwild.Experiments;

/// <summary>A word, a sign or a bracket of a condition.</summary>
/// <param name="Text">The text; of what is quoted, without the quotes.</param>
/// <param name="Offset">Its first letter, from 0.</param>
/// <param name="IsWord">Whether it is a path or a constant.</param>
internal sealed record ConditionToken(string Text, int Offset, bool IsWord)
{
    // Quoted; two signs; one sign; anything else up to a blank or a sign. A quote that is not closed is part of a word.
    private static readonly Regex Parts = new("""'(?<quoted>[^']*)'|"(?<quoted>[^"]*)"|(?<sign>[<>!=]=|[<>=!()])|(?<word>[^\s<>=!()]+)""");

    /// <summary>The parts of a text.</summary>
    public static IReadOnlyList<ConditionToken> Of(string text) => [.. Parts.Matches(text).Select(part =>
        part.Groups["quoted"].Success ? new ConditionToken(part.Groups["quoted"].Value, part.Index, IsWord: true)
            : new ConditionToken(part.Value, part.Index, part.Groups["word"].Success && part.Value is not ("and" or "or" or "not")))];
}
