namespace Hogwild.Simulation;

/// <summary>
/// A folder that a scenario reads files from. Whether they are there is said by what reads them, which knows what to get and from where.
/// </summary>
/// <param name="Path">As it was written: relative to the scenario, or absolute.</param>
/// <param name="FullPath">Where it is on this machine.</param>
public sealed record InputFolder(string Path, string FullPath)
{
    /// <summary>One of its files.</summary>
    /// <param name="name">Its name.</param>
    public InputFile File(string name) => new($"{Path.TrimEnd('/')}/{name}", System.IO.Path.Combine(FullPath, name));
}
