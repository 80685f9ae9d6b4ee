using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Threads on which scripts are compiled and called. What runs in native code cannot be stopped, so whoever waits for it gives up when the
/// time is over and leaves the thread behind, which no other call then uses; it goes when the process ends.
/// </summary>
#pragma warning disable CA1001 // It lives as long as the process.
internal sealed class ScriptWorker
#pragma warning restore CA1001
{
    private const int StackSize = 16 << 20;
    private static readonly ConcurrentBag<ScriptWorker> Idle = [];
    private readonly SemaphoreSlim _begin = new(0);
    private readonly ManualResetEventSlim _done = new(initialState: false);
    private Action? _job;
    private Exception? _failure;
    private volatile bool _isParked;

    private ScriptWorker() => new Thread(Work, StackSize) { IsBackground = true, Name = "TorchScript" }.Start();

    /// <summary>Does something on a thread of its own, and waits.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="limit">How long it may take.</param>
    /// <exception cref="TimeoutException">It has taken longer, and still goes on.</exception>
    public static void Run(Action job, TimeSpan limit)
    {
        var worker = Idle.TryTake(out var idle) ? idle : new ScriptWorker();
        worker._job = job;
        worker._begin.Release();
        if (!worker._done.Wait((int)Math.Min(limit.TotalMilliseconds, int.MaxValue)))
        {
            throw new TimeoutException();
        }

        var failure = worker._failure;
        if (!worker._isParked)
        {
            worker._done.Reset();
            worker._failure = null;
            Idle.Add(worker);
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Whether torch, or TorchSharp for it, has thrown it.</summary>
    public static bool IsOfTorch(Exception error) => error is ExternalException or NativeException;

    private void Work()
    {
        UncaughtExceptions.OnThisThread(message =>
        {
            (_failure, _isParked) = (new NativeException(message), true);
            _done.Set();
        });
        torch.set_num_threads(1);
        torch.set_grad_enabled(false);
        while (true)
        {
            _begin.Wait();
            LeftThreads.Enter();
            try
            {
                _job!();
            }
#pragma warning disable CA1031 // Thrown again by the thread that waits.
            catch (Exception error)
#pragma warning restore CA1031
            {
                _failure = error;
            }

            LeftThreads.Leave();
            _done.Set();
        }
    }
}
