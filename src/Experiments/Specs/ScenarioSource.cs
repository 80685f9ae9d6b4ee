namespace Hogwild.Experiments;

/// <summary>Where a scenario was read from, for whoever wants to run it again or to know what it asks.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Comment">The comment that the file begins with, without its signs; empty where there is none.</param>
/// <param name="Replaced">The values that replaced those of the file, by their paths, in order.</param>
public sealed record ScenarioSource(string File, string Comment, IReadOnlyList<KeyValuePair<string, string>> Replaced);
