using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Outcomes of units of work as files, one a unit, named like it, and one more a part (a recorded schedule). Any of them may be deleted at
/// any time. Each ends with a line <c>sha256 …</c>, the checksum of the unit's name, that of the part, and of all that stands before; a
/// file whose checksum does not fit is as good as none.
/// </summary>
/// <param name="folder">Where the files are; made when the first one is written.</param>
/// <param name="warn">
/// Is told, in one line, of a file that does not fit; safe to call from several threads. Null where nobody asks.
/// </param>
public sealed class UnitFolder(string folder, Action<string>? warn = null) : IUnitStore
{
    private const string Mark = "sha256 ";
    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>How many outcomes were found or kept so far.</summary>
    internal int Count => _names.Count;

    /// <inheritdoc/>
    public string? Find(string name)
    {
        var path = PathOf(name);
        if (!IsThere(path))
        {
            return null;
        }

        if (Opened(name, File.ReadAllText(path)) is { } outcome)
        {
            _names[name] = true;
            return outcome;
        }

        warn?.Invoke($"the kept outcome {path}: the file is damaged (its checksum does not fit); it is computed anew");
        return null;
    }

    /// <inheritdoc/>
    public void Keep(string name, string outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        Write(PathOf(name), stream => stream.Write(Encoding.UTF8.GetBytes($"{outcome}\n{Mark}{Sum(name, outcome)}\n")));
        _names[name] = true;
    }

    /// <inheritdoc/>
    public Stream? OpenPart(string name, string part)
    {
        var path = PathOf(name, part);
        if (!IsThere(path))
        {
            return null;
        }

        if (SealedFile.Open(path, $"{name}\n{part}\n") is { } stream)
        {
            return stream;
        }

        warn?.Invoke($"the kept {part} {path}: the file is damaged (its checksum does not fit); it is computed anew");
        return null;
    }

    /// <inheritdoc/>
    public void KeepPart(string name, string part, Action<Stream> write) =>
        Write(PathOf(name, part), stream => SealedFile.Write(stream, $"{name}\n{part}\n", write));

    private void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(folder);
        RefuseLink(path);
        AtomicFile.Write(path, write);
    }

    private static bool IsThere(string path)
    {
        RefuseLink(path);
        return File.Exists(path)
            || (Directory.Exists(path) ? throw new ScenarioException(path, "expected a file, found a folder") : false);
    }

    // Nobody links an outcome; what a link leads to is somebody else's, and never to be replaced.
    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new ScenarioException(path, $"expected a file that was kept here, found a link to {target}");
        }
    }

    private string PathOf(string name, string part = "txt") => Path.Combine(folder, $"{name}.{part}");

    // The outcome may end in a line break of its own, so the one before the mark is not part of it.
    private static string? Opened(string name, string text)
    {
        var at = text.LastIndexOf($"\n{Mark}", StringComparison.Ordinal);
        return at >= 0 && text[(at + 1)..] == $"{Mark}{Sum(name, text[..at])}\n" ? text[..at] : null;
    }

    private static string Sum(string name, string outcome) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{outcome}")));
}
