using System.Runtime.ExceptionServices;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Work of numbered items on several threads.</summary>
internal static class OrderedWork
{
    /// <summary>
    /// Does the items in order of their numbers, some at a time, and blocks until all are done. The first failure ends the rest, and of
    /// several the one of the smallest item comes out, as it was thrown.
    /// </summary>
    /// <param name="count">Number of items.</param>
    /// <param name="jobs">Items at the same time; this thread is one of those that work.</param>
    /// <param name="work">Does one item.</param>
    /// <param name="cancellation">Asks to stop before the next item.</param>
    public static void Run(int count, int jobs, Action<int> work, CancellationToken cancellation)
    {
        var next = -1;
        var gate = new Lock();
        (int Item, ExceptionDispatchInfo Error)? failure = null;
        void Work()
        {
            for (var item = Interlocked.Increment(ref next); item < count && !HasFailedBefore(item); item = Interlocked.Increment(ref next))
            {
                try
                {
                    cancellation.ThrowIfCancellationRequested();
                    work(item);
                }
                catch (Exception exception)
                {
                    // Whichever failure comes first in time, everything before it is still done, so the smallest one is always seen.
                    lock (gate)
                    {
                        failure = failure is { } other && other.Item < item ? failure : (item, ExceptionDispatchInfo.Capture(exception));
                    }
                }
            }
        }

        bool HasFailedBefore(int item)
        {
            lock (gate)
            {
                return failure is { } failed && failed.Item < item;
            }
        }

        var helpers = Math.Max(0, Math.Min(jobs, count) - 1);
        var threads = Enumerable.Range(0, helpers).Select(_ => new Thread(() => OnCore(Work)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        OnCore(Work);
        threads.ForEach(thread => thread.Join());
        failure?.Error.Throw();
    }

    private static void OnCore(Action work)
    {
        Cores.Enter();
        try
        {
            work();
        }
        finally
        {
            Cores.Leave();
        }
    }
}
