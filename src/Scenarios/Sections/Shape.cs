using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The keys that one mapping of the language may have; where a mapping comes in kinds, there is a shape a kind.</summary>
/// <param name="Name">The key whose value has this shape, or the kind.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Keys">The keys, in the order of the documentation.</param>
internal sealed record Shape(string Name, string Description, params IReadOnlyList<Key> Keys)
{
    /// <summary>The keys of a kind or section, as it is described.</summary>
    public static Shape Of(Kind kind) => new(kind.Name, kind.Summary, [.. kind.Options.Select(option =>
        new Key(option.Name, option.Summary) { IsRequired = option.IsRequired })]);
}
