using System.Runtime.InteropServices;

namespace Hogwild.Training;

/// <summary>
/// The end of a process in which a thread still runs native code: libraries must not be torn down under it, which is a segmentation fault
/// instead of the exit code. Windows ends such threads first by itself.
/// </summary>
internal static class LeftThreads
{
    private static int _isAsked;

    /// <summary>From now on the process ends without tearing down native libraries, with the exit code that it would have had.</summary>
    public static void EndQuickly()
    {
        if (!OperatingSystem.IsWindows() && Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => End(Environment.ExitCode);
        }
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void End(int code);
}
