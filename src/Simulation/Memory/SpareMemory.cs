namespace Hogwild.Simulation;

/// <summary>What ended runs on a graph have left for the next ones; the collector may take it at any time.</summary>
/// <threadsafety>Safe to use from several threads.</threadsafety>
internal sealed class SpareMemory
{
    private readonly Lock _gate = new();
    private readonly Stack<WeakReference<RunMemory>> _left = [];

    /// <summary>What has been left, or nothing yet.</summary>
    public RunMemory Take()
    {
        lock (_gate)
        {
            while (_left.TryPop(out var left))
            {
                if (left.TryGetTarget(out var memory))
                {
                    return memory;
                }
            }
        }

        return new RunMemory();
    }

    /// <summary>A run has ended, and nobody uses what it has taken.</summary>
    public void Leave(RunMemory memory)
    {
        memory.Free();
        lock (_gate)
        {
            _left.Push(new WeakReference<RunMemory>(memory));
        }
    }
}
