using System.Security.Cryptography;
using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Outcomes of units of work as files, one a unit, named like it. Any of them may be deleted at any time. Each ends with a line
/// <c>sha256 …</c>, the checksum of the unit's name and of all that stands before; a file whose checksum does not fit is as good as none.
/// </summary>
/// <param name="folder">Where the files are; made when the first one is written.</param>
/// <param name="warn">
/// Is told, in one line, of a file that does not fit; safe to call from several threads. Null where nobody asks.
/// </param>
public sealed class UnitFolder(string folder, Action<string>? warn = null) : IUnitStore
{
    private const string Mark = "sha256 ";
    private int _count;

    /// <summary>How many outcomes were found or kept so far.</summary>
    internal int Count => _count;

    /// <inheritdoc/>
    public string? Find(string name)
    {
        var path = PathOf(name);
        RefuseLink(path);
        if (!File.Exists(path))
        {
            return Directory.Exists(path) ? throw new ScenarioException(path, "expected a file, found a folder") : null;
        }

        if (Opened(name, File.ReadAllText(path)) is { } outcome)
        {
            Interlocked.Increment(ref _count);
            return outcome;
        }

        warn?.Invoke($"the kept outcome {path}: the file is damaged (its checksum does not fit); it is computed anew");
        return null;
    }

    /// <inheritdoc/>
    public void Keep(string name, string outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Directory.CreateDirectory(folder);
        RefuseLink(PathOf(name));
        AtomicFile.Write(PathOf(name), stream => stream.Write(Encoding.UTF8.GetBytes($"{outcome}\n{Mark}{Sum(name, outcome)}\n")));
        Interlocked.Increment(ref _count);
    }

    // Nobody links an outcome; what a link leads to is somebody else's, and never to be replaced.
    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new ScenarioException(path, $"expected a file that was kept here, found a link to {target}");
        }
    }

    /// <summary>The file of a unit.</summary>
    internal string PathOf(string name) => Path.Combine(folder, $"{name}.txt");

    // The outcome may end in a line break of its own, so the one before the mark is not part of it.
    private static string? Opened(string name, string text)
    {
        var at = text.LastIndexOf($"\n{Mark}", StringComparison.Ordinal);
        return at >= 0 && text[(at + 1)..] == $"{Mark}{Sum(name, text[..at])}\n" ? text[..at] : null;
    }

    private static string Sum(string name, string outcome) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{outcome}")));
}
