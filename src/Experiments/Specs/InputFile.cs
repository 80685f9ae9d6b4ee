namespace Hogwild.Experiments;

/// <summary>A file that a scenario reads.</summary>
/// <param name="Path">As it was written: relative to the scenario, or absolute.</param>
/// <param name="FullPath">Where it is on this machine.</param>
public sealed record InputFile(string Path, string FullPath);
