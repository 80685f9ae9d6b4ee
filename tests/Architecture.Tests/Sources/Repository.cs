namespace Hogwild.Architecture.Tests;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj"];

    public static string Root { get; } = Find();

    /// <summary>
    /// The files below folders of the working copy whose names end so, without what a build leaves; with slashes, in order.
    /// </summary>
    public static string[] Files(string ending, params string[] folders) =>
    [
        .. folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories))
            .Select(Name).Where(name => !name.Split('/').Intersect(Built).Any()).Order(StringComparer.Ordinal),
    ];

    /// <summary>A path as seen from the root of the working copy, with slashes.</summary>
    public static string Name(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Hogwild.slnx is in no folder above the tests.");
    }
}
