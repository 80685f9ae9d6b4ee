namespace Hogwild.Training;

/// <summary>A setting of a trainer has a value that makes no sense.</summary>
/// <param name="name">Its name in kebab-case.</param>
/// <param name="value">The value, as text.</param>
/// <param name="expected">What is expected, in words that follow "expected".</param>
public sealed class SettingException(string name, string value, string expected)
    : ArgumentException($"expected {expected} for {name}, found '{value}'")
{
    /// <summary>What is expected, in words that follow "expected".</summary>
    public string Expected { get; } = expected;
}
