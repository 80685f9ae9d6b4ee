namespace Hogwild.Engines;

/// <summary>
/// The newest numbers of nodes that other workers read, each by itself: a reader that comes while a writer is at work has components of
/// several versions, as on memory without any lock (Recht, Ré, Wright and Niu 2011). Each component says which version it is of.
/// </summary>
/// <param name="count">How many numbers there are.</param>
internal sealed class TornStates(int count)
{
    private const int Busy = -1;
    private readonly double[] _numbers = new double[count];
    private readonly int[] _versions = new int[count];

    /// <summary>Writes one number.</summary>
    public void Write(int at, double number, int version)
    {
        Volatile.Write(ref _versions[at], Busy);
        Volatile.WriteBarrier();
        Volatile.Write(ref _numbers[at], number);
        Volatile.Write(ref _versions[at], version);
    }

    /// <summary>Reads one number with the version that it is of.</summary>
    public (double Number, int Version) Read(int at)
    {
        for (var wait = default(SpinWait);; wait.SpinOnce())
        {
            var before = Volatile.Read(ref _versions[at]);
            var number = Volatile.Read(ref _numbers[at]);
            Volatile.ReadBarrier();
            if (before != Busy && Volatile.Read(ref _versions[at]) == before)
            {
                return (number, before);
            }
        }
    }
}
