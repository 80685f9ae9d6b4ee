using System.Globalization;

namespace Hogwild.Cli;

/// <summary>What the command writes to: streams that tell when nobody reads them.</summary>
internal static class StandardStreams
{
    private const int CloseOnExec = 0x80000;

    /// <summary>The standard output.</summary>
    /// <remarks>The console's own stream is silent about a pipe that nobody reads.</remarks>
    public static TextWriter Output() => IsClosed(1) ? SafeWriter.Closed()
        : !System.Console.IsOutputRedirected || OperatingSystem.IsWindows() ? System.Console.Out
        : Opened(1);

    /// <summary>The standard error.</summary>
    public static TextWriter Error() => IsClosed(2) ? SafeWriter.Closed()
        : !System.Console.IsErrorRedirected || OperatingSystem.IsWindows() ? System.Console.Error
        : Opened(2);

    // Opened at once: there may be no handle left when there is something to say.
    private static StreamWriter Opened(int number) =>
        new(new SharedFile(number)) { AutoFlush = true };

    /// <summary>
    /// Whether a stream was closed when the process began. Its number then belongs to something that the runtime has opened since, and that
    /// is known by a flag which no inherited stream can have: it is closed in children.
    /// </summary>
    private static bool IsClosed(int number)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}");
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fdinfo"))
        {
            return false;
        }

        var flags = File.Exists(file)
            ? Array.Find(File.ReadAllLines(file), line => line.StartsWith("flags:", StringComparison.Ordinal)) : null;
        return flags is null || (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & CloseOnExec) != 0;
    }
}
