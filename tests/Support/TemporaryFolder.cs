namespace Hogwild;

/// <summary>A folder of a test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("hogwild-").FullName;

    public string this[string relative] => Path.Combine(Root, relative);

    public string Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
        return this[relative];
    }

    /// <summary>All files and folders, relative, sorted.</summary>
    public string[] List(string relative = ".") =>
        [.. Directory.EnumerateFileSystemEntries(this[relative], "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(this[relative], path)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
