namespace Hogwild.Simulation;

/// <summary>
/// The cores of this machine that a process computes on. Whoever works on a thread of its own says so, and a <see cref="Run"/> that could
/// use another one asks whether one is left; no result depends on the answer.
/// </summary>
/// <threadsafety>Safe to use from several threads.</threadsafety>
public static class Cores
{
    private static int _workers;
    private static int _helpers;
    private static int _most = Environment.ProcessorCount;

    /// <summary>How many may be busy at a time, at least 1. Default: one a processor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static int Most
    {
        get => Volatile.Read(ref _most);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref _most, value);
        }
    }

    /// <summary>A thread begins to work, until <see cref="Leave"/>.</summary>
    public static void Enter() => Interlocked.Increment(ref _workers);

    /// <summary>A thread has done its work.</summary>
    public static void Leave() => Interlocked.Decrement(ref _workers);

    /// <summary>
    /// Takes a core if one is left, until <see cref="Return"/>. Whoever asks works itself, whether it has said so or not.
    /// </summary>
    internal static bool TryTake()
    {
        if (Interlocked.Increment(ref _helpers) + Math.Max(1, Volatile.Read(ref _workers)) <= Most)
        {
            return true;
        }

        Return();
        return false;
    }

    /// <summary>Gives back a core.</summary>
    internal static void Return() => Interlocked.Decrement(ref _helpers);
}
