using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>What the search about one model came to.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Found">The counterexample; null where none was found, which proves nothing.</param>
/// <param name="Tried">How much was tried, in words.</param>
public sealed record ModelFinding(string Model, Counterexample? Found, string Tried);
