namespace Hogwild.Experiments;

/// <summary>A field of a line of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Place">File, line and column.</param>
internal sealed record ChangeField(string Text, string Place);
