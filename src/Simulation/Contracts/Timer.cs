namespace Hogwild.Simulation;

/// <summary>
/// A handle on something scheduled, to cancel it by. Handles are not reused within a kernel, and are of no use on another.
/// </summary>
/// <param name="Slot">Where the kernel keeps it.</param>
/// <param name="Id">A number that is unique in its kernel.</param>
public readonly record struct Timer(int Slot, long Id)
{
    /// <summary>The kernel that it was scheduled on; null where there is none.</summary>
    internal IEventKernel? Kernel { get; init; }
}
