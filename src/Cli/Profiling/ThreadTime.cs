using System.Runtime.InteropServices;

namespace Hogwild.Cli;

/// <summary>The processor time of the thread that asks.</summary>
internal static partial class ThreadTime
{
    private const int LinuxClock = 3;
    private const int MacClock = 16;
    private const long NanosecondsOfTick = 100;

    /// <summary>Ticks of 100 ns, of user and system together.</summary>
    public static long Now
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                _ = ThreadTimes(CurrentThread(), out _, out _, out var kernel, out var user);
                return kernel + user;
            }

            _ = ClockTime(OperatingSystem.IsMacOS() ? MacClock : LinuxClock, out var time);
            return (time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / NanosecondsOfTick);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockTime(int clock, out Time time);

    [LibraryImport("kernel32", EntryPoint = "GetThreadTimes")]
    private static partial int ThreadTimes(nint thread, out long created, out long ended, out long kernel, out long user);

    [LibraryImport("kernel32", EntryPoint = "GetCurrentThread")]
    private static partial nint CurrentThread();

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
