namespace Hogwild.Scenarios;

/// <summary>A key of the language.</summary>
/// <param name="Name">The key.</param>
/// <param name="Description">What it means, in one line.</param>
/// <param name="Default">The value that an absent key has, in YAML; null where it has none.</param>
internal sealed record Key(string Name, string Description, string? Default = null)
{
    /// <summary>True where the key must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For a default that is computed from other keys: how.</summary>
    public string? DefaultRule { get; init; }

    /// <summary>A key that must be there.</summary>
    public static Key Required(string name, string description) => new(name, description) { IsRequired = true };
}
