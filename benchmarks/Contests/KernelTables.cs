using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>
/// The times and places of the kernel benchmarks, drawn before anything is measured, so that every kernel does the very same work:
/// quantiles of exponential distributions in a random order, and random numbers of 31 bits. The lengths of the two tables of an M/M/1
/// queue have no common factor, so that it takes 2²⁸ customers until pairs come again.
/// </summary>
internal static class KernelTables
{
    /// <summary>Number of gaps, and of places.</summary>
    public const int Gaps = 1 << 14;

    /// <summary>Number of service times.</summary>
    public const int Services = Gaps - 3;

    /// <summary>The share of time during which the server of the queue is busy, ρ.</summary>
    public const double Load = 0.8;

    /// <summary>
    /// Times between two events of a job, or between two customers, in ticks; on average <see cref="ReferenceWorkload.Period"/>.
    /// </summary>
    public static int[] Gap { get; } = Exponential(Gaps, 1, ReferenceWorkload.Period.Ticks);

    /// <summary>How long a customer is served, in ticks.</summary>
    public static int[] Service { get; } = Exponential(Services, 2, Load * ReferenceWorkload.Period.Ticks);

    /// <summary>Where an event goes, as a share of 2³¹ of all places.</summary>
    public static int[] Place { get; } = [.. Enumerable.Range(0, Gaps).Select(k => (int)(new Draws(1).Bits(Purpose.Data, 3, k) >> 33))];

    private static int[] Exponential(int count, ulong entity, double mean)
    {
        var order = new Draws(1).Permutation(count, Purpose.Data, entity);
        return [.. order.Select(k => (int)Ticks.FromDraw(-mean * Elementary.Log((k + 0.5) / count)))];
    }
}
