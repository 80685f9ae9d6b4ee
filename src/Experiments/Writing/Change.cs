namespace Hogwild.Experiments;

/// <summary>Something that two results have otherwise.</summary>
/// <param name="Key">What: the path of a scenario's value, a file, a version.</param>
/// <param name="First">As the first has it; null where it has none.</param>
/// <param name="Second">As the second has it; null where it has none.</param>
internal sealed record Change(string Key, string? First, string? Second);
