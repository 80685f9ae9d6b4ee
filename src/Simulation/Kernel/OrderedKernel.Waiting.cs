namespace Hogwild.Simulation;

/// <content>Who waits, and the ends of processes that others wait for.</content>
public abstract partial class OrderedKernel
{
    /// <inheritdoc/>
    public IReadOnlyList<WaitingProcess> Waiting => [.. _processes
        .OfType<ProcessState>()
        .Where(process => process.Waiting.Count > 0 && !process.Waiting.HasCome(Now))
        .Select(static process => new WaitingProcess(process.Context, process.Waiting.Wait, process.WaitsFrom))
        .OrderBy(static waiting => (waiting.Process.Kind, waiting.Process.Entity, waiting.Process.Handle.Id))];

    /// <summary>What is fired when a process ends; null where it has ended.</summary>
    /// <exception cref="InvalidOperationException">This kernel has started no such process, or it is the one that asks.</exception>
    internal Signal? EndOf(ProcessHandle handle, ProcessHandle asker)
    {
        if (handle.Kernel != this)
        {
            throw new InvalidOperationException("waits for the end of a process that this kernel has not started");
        }

        var process = Find(handle);
        return process is null ? null
            : handle != asker ? process.End ??= new Signal($"end of {process.Context}")
            : throw new InvalidOperationException("waits for its own end");
    }

    /// <summary>Refuses a handle of another kernel; one of none stands for what has ended.</summary>
    private void RequireOwn(IEventKernel? kernel, string what)
    {
        if (kernel is not null && kernel != this)
        {
            throw new InvalidOperationException($"{what} on another kernel");
        }
    }

    /// <summary>What a leaf of the wait of a process stands for has been fired.</summary>
    private void Fire(ProcessState process, int leaf)
    {
        var waiting = process.Waiting;
        if (waiting.GoBack(Now))
        {
            PushInstants(process);
        }

        waiting.Fire(leaf, Now);
        if (waiting.IsMet(Now))
        {
            Push(Now, process);
        }
    }

    private void PushInstants(ProcessState process)
    {
        for (var leaf = 0; leaf < process.Waiting.Count; leaf++)
        {
            if (process.Waiting[leaf] is { Signal: null, At: var at } && at > Now)
            {
                Push(at, process);
            }
        }
    }

    private ProcessState? Find(ProcessHandle handle) =>
        (uint)handle.Slot < (uint)_processes.Count && _processes[handle.Slot] is { } process && process.Context.Handle == handle
            ? process
            : null;
}
