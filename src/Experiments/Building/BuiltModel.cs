using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A model that was made, or why it could not be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Model">The model; null where it failed by its numbers.</param>
/// <param name="Failure">Why; null where it did not.</param>
internal sealed record BuiltModel(string Name, Model? Model, string? Failure);
