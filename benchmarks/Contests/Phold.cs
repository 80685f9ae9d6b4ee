namespace Hogwild.Contests;

/// <summary>
/// PHOLD (Fujimoto, "Performance of Time Warp under synthetic workloads", 1990): at every event a place sends its job on to a random place,
/// where it arrives after an exponential time. As many jobs as places.
/// </summary>
internal abstract class Phold(int places) : IKernelProgram
{
    private readonly long[] _counts = new long[places];

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public long Outcome => _counts.Select((count, place) => (place + 1) * count).Sum();

    /// <summary>Number of places, and of jobs.</summary>
    protected int Places => places;

    /// <inheritdoc/>
    public abstract void Run(long until);

    /// <summary>How long a job takes to where it goes next.</summary>
    protected static long Gap(long job, long hop) => KernelTables.Gap[Entry(job, hop)];

    /// <summary>Where a job goes.</summary>
    protected int Place(long job, long hop) => (int)((long)KernelTables.Place[Entry(job, hop)] * places >> 31);

    /// <summary>A job arrives.</summary>
    protected void Count(int place)
    {
        _counts[place]++;
        Updates++;
    }

    private static int Entry(long job, long hop) => (int)((7919 * job) + hop) & (KernelTables.Gaps - 1);
}
