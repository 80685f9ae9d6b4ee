namespace Hogwild.Contests;

/// <summary>What an operation costs.</summary>
/// <param name="Nanoseconds">CPU time of the process, in nanoseconds an operation.</param>
/// <param name="Bytes">Bytes allocated an operation.</param>
internal readonly record struct Timing(double Nanoseconds, double Bytes)
{
    /// <summary>What the operations of <paramref name="run"/> cost.</summary>
    /// <param name="run">Does some, and returns how many.</param>
    public static Timing Of(Func<long> run)
    {
        var (start, bytes) = (CpuTime.Nanoseconds, GC.GetAllocatedBytesForCurrentThread());
        var done = run();
        return new Timing((double)(CpuTime.Nanoseconds - start) / done, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / done);
    }
}
