using System.Text;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Sees to it that one process at a time writes a folder of results: the file <c>.&lt;name&gt;.lock</c> beside it, which the process holds
/// open and locked; the file <c>.&lt;name&gt;.writer</c> says who that is, since what is locked cannot be read. The system unlocks it when
/// the process ends, however it does, so that what a dead process left is taken over; but not what a process of another machine left in a
/// folder of the network, of which nobody can know that it is dead.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private const int MostTries = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly FileStream _file;
    private readonly string _path;
    private readonly IReadOnlyList<string> _made;

    private WriterLock(FileStream file, string path, IReadOnlyList<string> made) => (_file, _path, _made) = (file, path, made);

    /// <summary>Takes the lock of a folder of results.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder.</param>
    /// <exception cref="ScenarioException">Somebody else writes there, or the lock cannot be written.</exception>
    public static WriterLock Take(string parent, string name)
    {
        var path = Path.Combine(Path.GetFullPath(parent), $".{name}.lock");
        var shown = Path.Combine(parent, name);
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new ScenarioException(path, $"expected a file that was made here, found a link to {target}");
        }

        var made = Made(Path.GetDirectoryName(path)!);
        try
        {
            return Taken(path, shown, made);
        }
        catch
        {
            Remove(made);
            throw;
        }
    }

    /// <summary>Gives it back, and leaves nothing.</summary>
    public void Dispose()
    {
        // Removed while it is held, or else it could be the file of the next one that is removed.
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        Quietly(() => File.Delete(WriterOf(_path)));
        Quietly(() => File.Delete(_path));
        _file.Dispose();
        Remove(_made);
    }

    private static WriterLock Taken(string path, string shown, IReadOnlyList<string> made)
    {
        for (var tries = 1; ; tries++)
        {
            var file = Opened(path, shown);
            try
            {
                // Whoever had it before may have removed the file between our opening and our locking it; and there are disks on which
                // nothing can be locked.
                if (!IsRemoved(file) && (IsAt(path) || tries >= MostTries))
                {
                    if (LockHolder.Read(WriterOf(path)) is { } other && other.MayBeAtWork(path))
                    {
                        throw Busy(shown, other, $" (where it has ended without a word, remove {WriterOf(path)})");
                    }

                    AtomicFile.Write(WriterOf(path), stream => stream.Write(Encoding.UTF8.GetBytes(LockHolder.Own().ToString())));
                    return new WriterLock(file, path, made);
                }
            }
            catch
            {
                file.Dispose();
                throw;
            }

            file.Dispose();
            Thread.Sleep(Pause);
        }
    }

    private static string WriterOf(string path) => Path.ChangeExtension(path, ".writer");

    /// <summary>Whether the file that we have locked is the one that others find: they, and we too, cannot open it.</summary>
    private static bool IsAt(string path)
    {
        try
        {
            using var other = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException error)
        {
            return IsHeld(error);
        }
    }

    /// <summary>
    /// Whether the file that we have locked has been removed, and another one, that somebody else has locked, may be at its place: Linux
    /// tells it of open files.
    /// </summary>
    private static bool IsRemoved(FileStream file) => OperatingSystem.IsLinux()
        && new FileInfo($"/proc/self/fd/{file.SafeFileHandle.DangerousGetHandle()}").LinkTarget is { } target
        && target.EndsWith(" (deleted)", StringComparison.Ordinal);

    private static FileStream Opened(string path, string shown)
    {
        try
        {
            // Another process that ends may have taken the folder away that it had made, which is empty then.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException error) when (IsHeld(error))
        {
            // The system gives it back whenever its process ends: there is nothing to remove.
            throw Busy(shown, LockHolder.Read(WriterOf(path)), string.Empty);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new ScenarioException($"{path}: expected a file that can be written, found one that cannot", error);
        }
    }

    // EWOULDBLOCK, and ERROR_SHARING_VIOLATION.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static ScenarioException Busy(string shown, LockHolder? holder, string otherwise)
    {
        var who = holder?.Description ?? "another process";
        return new ScenarioException(
            shown,
            $"expected results that nobody else is writing, found {who} at work on them; wait until it has ended, or choose another --out"
                + otherwise);
    }

    private static List<string> Made(string folder)
    {
        var made = new List<string>();
        for (var path = folder; path is not null && !Directory.Exists(path); path = Path.GetDirectoryName(path))
        {
            made.Add(path);
        }

        Directory.CreateDirectory(folder);
        return made;
    }

    private static void Remove(IReadOnlyList<string> made)
    {
        foreach (var path in made)
        {
            Quietly(() => Directory.Delete(path));
        }
    }

    // What is not empty any more stays, as it should; and of what cannot be removed there is nothing more to say.
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
}
