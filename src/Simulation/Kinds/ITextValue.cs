namespace Hogwild.Simulation;

/// <summary>
/// A value that scenarios hold as one word or a few: <c>0-4 7</c>, <c>stagger</c>. Its
/// <see cref="object.ToString"/> gives the text that reads as it.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ITextValue<TSelf>
    where TSelf : ITextValue<TSelf>
{
    /// <summary>What a text must be, for messages.</summary>
    static abstract string Expected { get; }

    /// <summary>The words among what a text may be, for hints. Default none.</summary>
    static virtual IReadOnlyList<string> Known => [];

    /// <summary>
    /// A regular expression that every such text matches, for JSON Schema; what it lets through besides is told when it is read. Default
    /// whatever is not empty.
    /// </summary>
    static virtual string Pattern => ".";

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">What it says.</param>
    /// <param name="problem">What was expected, where that is known better than <see cref="Expected"/>; else null.</param>
    /// <returns>False where the text says nothing.</returns>
    static abstract bool TryRead(string text, out TSelf? value, out string? problem);
}
