namespace Hogwild.Simulation;

/// <summary>
/// Describes a record as something that a scenario can name (a kind, where a base class has a <see cref="FamilyAttribute"/>) or as a
/// section of a scenario. Its options are the parameters and properties with an <see cref="OptionAttribute"/>. Reading, writing, lists and
/// checks come from this one description (docs/extending.md).
/// </summary>
/// <param name="name">Its name in scenarios: lower-case letters, digits and hyphens.</param>
/// <param name="summary">What it is for, in one line.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class KindAttribute(string name, string summary) : Attribute
{
    /// <summary>Its name in scenarios.</summary>
    public string Name => name;

    /// <summary>What it is for, in one line.</summary>
    public string Summary => summary;

    /// <summary>The type that does it, whose documentation tells more; null where the record is all there is.</summary>
    public Type? Implements { get; init; }

    /// <summary>How it is written in YAML; null where its name and its options say enough.</summary>
    public string? Example { get; init; }

    /// <summary>The option whose bare value may stand for the whole, as <c>loss: 5%</c> does; null for none.</summary>
    public string? Brief { get; init; }

    /// <summary>
    /// The option that holds the others where a list stands for the whole, as <c>vary: [a, b]</c> does: the record is the list's first
    /// item, the rest are in this option, which is a property. Null for none.
    /// </summary>
    public string? Rest { get; init; }
}
