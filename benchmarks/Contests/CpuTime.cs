namespace Hogwild.Contests;

/// <summary>
/// The CPU time of this process, all threads: what the garbage collector does in the background counts, what other processes do does not.
/// </summary>
internal static class CpuTime
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Since the process started.</summary>
    public static long Nanoseconds => Environment.CpuUsage.TotalTime.Ticks * NanosecondsPerTick;
}
