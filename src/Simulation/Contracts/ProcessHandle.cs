namespace Hogwild.Simulation;

/// <summary>
/// A handle on a process, to interrupt it by or to wait for its end. Handles are not reused within a kernel, and are of no use on another.
/// </summary>
/// <param name="Slot">Where the kernel keeps it.</param>
/// <param name="Id">A number that is unique in its kernel.</param>
public readonly record struct ProcessHandle(int Slot, long Id)
{
    /// <summary>The kernel that has started it; null where none has.</summary>
    internal IEventKernel? Kernel { get; init; }
}
