namespace Hogwild.Simulation;

/// <summary>A file that a scenario reads.</summary>
/// <param name="Path">As it was written: relative to the scenario, or absolute.</param>
/// <param name="FullPath">Where it is on this machine.</param>
public sealed record InputFile(string Path, string FullPath)
{
    private static readonly string[] Pipes = ["/dev/fd/", "/dev/stdin", "/dev/shm/"];

    /// <summary>True for the name of several files: part of it stands in braces.</summary>
    public bool IsPattern() => Path.Contains('{', StringComparison.Ordinal);

    /// <summary>Whether there is such a file. A device is none: it may never end.</summary>
    public bool IsThere() => File.Exists(FullPath) && !IsDevice(FullPath);

    /// <summary>Whether a path is that of a device, or of a link to one; pipes are none.</summary>
    public static bool IsDevice(string path)
    {
        var target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
        return System.IO.Path.GetFullPath(target ?? path).StartsWith("/dev/", StringComparison.Ordinal)
            && !Array.Exists(Pipes, start => path.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>A file by its path, relative to the working folder.</summary>
    public static InputFile At(string path) => new(path, System.IO.Path.GetFullPath(path));

    /// <summary>What is wrong where it is not there.</summary>
    /// <param name="option">The option that names it.</param>
    public Misfit NotThere(string option)
    {
        var before = Path[..^System.IO.Path.GetFileName(Path).Length];
        return new Misfit(
            option,
            "a file that exists (relative to the scenario)",
            Directory.Exists(FullPath) ? "; it is a folder"
                : File.Exists(FullPath) ? "; it is a device"
                : Nearest.File(FullPath) is { } near ? $"; did you mean '{before}{near}'?" : string.Empty);
    }
}
