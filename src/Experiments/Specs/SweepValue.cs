namespace Hogwild.Experiments;

/// <summary>A value that is put at a path of a scenario: a word, a number with its unit, or a whole section.</summary>
/// <param name="Text">The value as it is written, in YAML; of a section or list in JSON.</param>
/// <param name="Label">What tables and figures call it; null for what is found by itself.</param>
public sealed record SweepValue(string Text, string? Label = null)
{
    /// <summary>Whether it is a section or a list, whose text is JSON.</summary>
    public bool IsSection { get; init; }

    /// <summary>As a number, a share or a duration; null where it is none of these.</summary>
    public Quantity? Quantity => !IsSection && Quantity.TryRead(Text, out var read, out _) ? read : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => Text;
}
