using System.Runtime.InteropServices;

namespace Hogwild.Training;

/// <summary>
/// The end of a process in which a thread still runs native code: libraries must not be torn down under it, which is a segmentation fault
/// instead of the exit code. Windows ends such threads first by itself.
/// </summary>
internal static class LeftThreads
{
    private static int _running;
    private static int _isAsked;

    /// <summary>A thread enters native code.</summary>
    public static void Enter()
    {
        Interlocked.Increment(ref _running);
        if (!OperatingSystem.IsWindows() && Interlocked.Exchange(ref _isAsked, 1) == 0)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => EndQuickly();
        }
    }

    /// <summary>A thread has come back.</summary>
    public static void Leave() => Interlocked.Decrement(ref _running);

    private static void EndQuickly()
    {
        if (Volatile.Read(ref _running) > 0)
        {
            End(Environment.ExitCode);
        }
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void End(int code);
}
