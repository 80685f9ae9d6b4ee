namespace Hogwild.Scenarios;

/// <summary>The keys that one mapping of the language may have; where a mapping comes in kinds, there is a shape a kind.</summary>
/// <param name="Name">The key whose value has this shape, or the kind.</param>
/// <param name="Description">What it is, in one line.</param>
/// <param name="Keys">The keys, in the order of the documentation.</param>
internal sealed record Shape(string Name, string Description, params IReadOnlyList<Key> Keys);
