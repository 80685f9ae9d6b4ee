using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Opens files that somebody names: files alone, and none that is larger than data are.</summary>
internal static class DataFile
{
    /// <summary>The most bytes that a file may have: 2 GiB.</summary>
    public const long MostBytes = 1L << 31;

    private const double Gigabyte = 1e9;

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextLineException">It is a folder, a device or a pipe, is too large, or may not be read.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw Problem("expected a file, found a folder");
        }

        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (file.Length > MostBytes)
        {
            throw Problem(string.Create(
                CultureInfo.InvariantCulture,
                $"expected a file of at most {MostBytes / Gigabyte:0.0} GB, found one of {file.Length / Gigabyte:0.0} GB"));
        }

        // What has no length is empty, or it is a pipe or a device, which may never begin or end: neither is read.
        return file.Length > 0 ? Opened(file.FullName)
            : IsSystem(file.FullName) ? throw Problem("expected a file, found a device")
            : IsPipe(file.FullName) ? throw Problem("expected a file, found a pipe or socket") : Stream.Null;
    }

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="TextLineException">As <see cref="Open"/>.</exception>
    /// <exception cref="IOException">There is no such file.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        using var stream = Open(path);
        var bytes = new byte[Math.Min(stream.Length, Array.MaxLength)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static FileStream Opened(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (UnauthorizedAccessException)
        {
            throw Problem("expected a file that may be read, found one that may not");
        }
    }

    private static bool IsSystem(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Whether it can only be read once. Opened for both ways a pipe does not wait for its other end.</summary>
    private static bool IsPipe(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return !stream.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static TextLineException Problem(string problem) => new(1, 1, problem);
}
