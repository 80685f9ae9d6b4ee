namespace Hogwild.Simulation;

/// <summary>A file that a scenario reads.</summary>
/// <param name="Path">As it was written: relative to the scenario, or absolute.</param>
/// <param name="FullPath">Where it is on this machine.</param>
public sealed record InputFile(string Path, string FullPath)
{
    /// <summary>A file by its path, relative to the working folder.</summary>
    public static InputFile At(string path) => new(path, System.IO.Path.GetFullPath(path));
}
