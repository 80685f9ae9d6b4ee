using Hogwild.Simulation;

namespace Hogwild;

/// <summary>What a run takes, where all of it is done by one thread.</summary>
internal static class OneThread
{
    /// <summary>
    /// How many bytes this thread allocates. Others run meanwhile and do not count, but none of them decides ahead for a run of this one,
    /// since no core is left for that, nor for any other run that goes on at that time.
    /// </summary>
    public static long Allocates(Action act)
    {
        var workers = Cores.Most;
        try
        {
            for (var worker = 0; worker < workers; worker++)
            {
                Cores.Enter();
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        finally
        {
            for (var worker = 0; worker < workers; worker++)
            {
                Cores.Leave();
            }
        }
    }
}
