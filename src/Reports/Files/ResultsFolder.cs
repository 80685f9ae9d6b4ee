using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The folder of one run's results. Everything is written to a temporary folder beside it and moved into place at the end, so that after
/// an error or a kill there is either the whole of the new results or what was there before. Between two renames of a replacement neither
/// is in place for a moment; after a kill just there, the next run of the scenario puts the old results back first.
/// </summary>
internal sealed class ResultsFolder : IDisposable
{
    private readonly string _parent;
    private readonly string _name;
    private readonly List<string> _files = [];
    private readonly Lock _gate = new();
    private bool _isClosed;

    // Process numbers repeat, in containers above all; a random part does not.
    private readonly string _unique;

    private ResultsFolder(string parent, string name)
    {
        (_parent, _name) = (parent, name);
        FullPath = Path.Combine(parent, name);
        var random = Path.GetRandomFileName().Replace(".", string.Empty, StringComparison.Ordinal);
        _unique = string.Create(CultureInfo.InvariantCulture, $"{random}-{Environment.ProcessId}");
        Staging = Path.Combine(parent, $".{name}.partial-{_unique}");
    }

    /// <summary>Where the results will be.</summary>
    public string FullPath { get; }

    /// <summary>The files so far, relative, with forward slashes, in the order in which they were created.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Where they are written; it comes into being with the first file.</summary>
    public string Staging { get; }

    /// <summary>Bytes that are free on the disk that they go to; null where the system does not say.</summary>
    public long? Room
    {
        get
        {
            try
            {
                var path = _parent;
                while (!Directory.Exists(path) && Path.GetDirectoryName(path) is { } above)
                {
                    path = above;
                }

                return new DriveInfo(path).AvailableFreeSpace;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Where the earlier results are now, because somebody has put files of their own beside them while these were computed; null where
    /// nobody has.
    /// </summary>
    public string? KeptAside { get; private set; }

    /// <summary>Prepares a folder <paramref name="name"/> in <paramref name="parent"/>. Nothing is written yet.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder.</param>
    /// <param name="marker">The file that results of this kind have besides the mark (<see cref="ResultsMark"/>).</param>
    /// <exception cref="ScenarioException">Something that is not a folder of results is in the way.</exception>
    public static ResultsFolder Open(string parent, string name, string marker = "run.json")
    {
        var folder = Checked(parent, name);
        folder.Restore();
        ResultsMark.Check(folder.FullPath, Path.Combine(parent, name), marker);
        folder.CheckReplaceable(Path.Combine(parent, name));
        return folder;
    }

    /// <summary>Finds out, before anything else, that no results can be written to a folder. Leaves nothing behind.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder.</param>
    /// <exception cref="ScenarioException">Something is in the way, or it cannot be written.</exception>
    public static void CheckPlace(string parent, string name) => Checked(parent, name).Dispose();

    private static ResultsFolder Checked(string parent, string name)
    {
        if (string.IsNullOrWhiteSpace(parent))
        {
            throw new ScenarioException("--out", "expected a folder for the results, found nothing");
        }

        var folder = new ResultsFolder(Path.GetFullPath(parent), name);
        var shown = Path.Combine(parent, name);
        for (var path = folder.FullPath; path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                var what = new FileInfo(path).LinkTarget is null ? "file" : "link";
                throw new ScenarioException(shown, $"expected a folder for the results, found the {what} {path}");
            }
        }

        folder.CheckWritable(shown);
        return folder;
    }

    /// <summary>Creates a file.</summary>
    /// <param name="relative">Its path inside the folder, with forward slashes.</param>
    public FileStream Create(string relative)
    {
        var path = Path.Combine(Staging, relative);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _files.Add(relative);
            return File.Create(path);
        }
    }

    /// <summary>Removes a file again, and folders that are empty then; nothing where there is none.</summary>
    /// <param name="relative">Its path inside the folder, with forward slashes.</param>
    public void Withdraw(string relative)
    {
        lock (_gate)
        {
            if (!_files.Remove(relative))
            {
                return;
            }

            var path = Path.Combine(Staging, relative);
            File.Delete(path);
            var above = Path.GetDirectoryName(path)!;
            while (above.Length > Staging.Length && !Directory.EnumerateFileSystemEntries(above).Any())
            {
                Directory.Delete(above);
                above = Path.GetDirectoryName(above)!;
            }
        }
    }

    /// <summary>Moves everything into place; what was there before goes.</summary>
    public void Commit()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            ResultsMark.Write(Staging, _files);
            var old = Path.Combine(_parent, $".{_name}.old-{_unique}");
            var replaces = Directory.Exists(FullPath);
            if (replaces)
            {
                Directory.Move(FullPath, old);
            }

            try
            {
                Directory.Move(Staging, FullPath);
            }
            catch when (replaces)
            {
                Directory.Move(old, FullPath);
                throw;
            }

            if (replaces)
            {
                Quietly(() => Remove(old));
            }

            RemoveLeftovers();
        }
    }

    /// <summary>Removes earlier results, unless somebody has put something of their own there since it was looked at.</summary>
    private void Remove(string old)
    {
        if (!Directory.EnumerateFileSystemEntries(old).Any() || ResultsMark.Strangers(old).Count == 0)
        {
            Directory.Delete(old, recursive: true);
            return;
        }

        KeptAside = Path.Combine(_parent, $"{_name}.kept-{_unique}");
        Directory.Move(old, KeptAside);
    }

    /// <summary>Finds out before the run, not after it, that nothing can be written here. Leaves nothing behind.</summary>
    private void CheckWritable(string shown)
    {
        var missing = new Stack<string>();
        for (var path = _parent; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            missing.Push(path);
        }

        try
        {
            Directory.CreateDirectory(Staging);
            Directory.Delete(Staging);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(shown, error);
        }
        finally
        {
            // Another process may have put something there in the meantime, or taken them away.
            foreach (var path in missing.Reverse())
            {
                Quietly(() => Directory.Delete(path));
            }
        }
    }

    /// <summary>Earlier results are moved away at the end, for which their disk has to be writable. Changes nothing.</summary>
    private void CheckReplaceable(string shown)
    {
        if (!Directory.Exists(FullPath))
        {
            return;
        }

        try
        {
            Directory.SetLastAccessTimeUtc(FullPath, Directory.GetLastAccessTimeUtc(FullPath));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(shown, error);
        }
    }

    private static ScenarioException NotWritable(string shown, Exception error)
    {
        var reason = error is UnauthorizedAccessException ? "that is not allowed"
            : error is FileNotFoundException or DirectoryNotFoundException ? "no folder can be made there"
            : Excerpt.Of(error.Message);
        return new ScenarioException(shown, $"expected a folder that can be written ({reason})");
    }

    // What cannot be removed is no failure: new results are in their place, or nothing has begun; and the next run tries again.
    private static void Quietly(Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Puts results back that a run had moved aside when it was killed.</summary>
    private void Restore()
    {
        if (Directory.Exists(_parent) && !Directory.Exists(FullPath)
            && Directory.EnumerateDirectories(_parent, $".{_name}.old-*").Order(StringComparer.Ordinal).FirstOrDefault() is { } old)
        {
            Directory.Move(old, FullPath);
        }
    }

    // What runs left that were killed: temporary folders whose process is gone.
    private void RemoveLeftovers()
    {
        string[] patterns = [$".{_name}.partial-*", $".{_name}.old-*"];
        foreach (var path in patterns.SelectMany(pattern => Directory.GetDirectories(_parent, pattern)))
        {
            if (int.TryParse(path.AsSpan(path.LastIndexOf('-') + 1), CultureInfo.InvariantCulture, out var process) && !IsRunning(process))
            {
                Quietly(() => Directory.Delete(path, recursive: true));
            }
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Removes what was written but not moved into place. Nothing can be created any more, on whatever thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            if (Directory.Exists(Staging))
            {
                Directory.Delete(Staging, recursive: true);
            }
        }
    }
}
