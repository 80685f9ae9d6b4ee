using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// Files that appear whole or not at all, also when they replace others. Where a link stands in their place, what it leads to is written,
/// and the link stays.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writes a file, and makes its folder where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes what is in it.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var given = Path.GetFullPath(path);
        var target = IsDevice(given) || new FileInfo(given).LinkTarget is null ? given
            : File.ResolveLinkTarget(given, returnFinalTarget: true)!.FullName;
        if (IsDevice(target))
        {
            // What is written to a device is gone at once; a file in its place would take it away from everybody.
            using var device = new FileStream(target, FileMode.Open, FileAccess.Write);
            write(device);
            return;
        }

        var partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = Created(partial))
            {
                write(stream);
            }

            File.Move(partial, target, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Refuses, before any work, a path that no file can be written to.</summary>
    /// <param name="option">Where the path was given.</param>
    /// <param name="path">The path.</param>
    /// <param name="endings">What the name may end in; nothing for any.</param>
    /// <exception cref="ScenarioException">There is no such folder, a folder is in the way, or the name ends in something else.</exception>
    public static void Check(string option, string path, params string[] endings)
    {
        var fits = endings.Length == 0 || Array.Exists(endings, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        if (!fits || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) || Directory.Exists(path))
        {
            var kind = endings.Length == 0 ? string.Empty : $"{string.Join(" or ", endings)} ";
            var found = Directory.Exists(path) ? ", found a folder" : string.Empty;
            throw new ScenarioException($"{option} {path}", $"expected a {kind}file in a folder that exists{found}");
        }
    }

    /// <summary>Refuses to write over what is read.</summary>
    /// <param name="option">Where the path was given.</param>
    /// <param name="path">The path.</param>
    /// <param name="input">A file that is read.</param>
    /// <exception cref="ScenarioException">Both are the same file.</exception>
    public static void CheckApart(string option, string path, string input)
    {
        if (File.Exists(path) && File.Exists(input) && Target(path) == Target(input))
        {
            throw new ScenarioException($"{option} {path}", $"expected another file than {Excerpt.Of(input)}, which is read");
        }

        static string Target(string file) => new FileInfo(file) is var info && info.LinkTarget is null ? info.FullName
            : info.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>A new file; another process that ends may just have taken its folder away, which was empty.</summary>
    private static FileStream Created(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.Create(path);
        }
    }

    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && File.Exists(path)
        && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
}
