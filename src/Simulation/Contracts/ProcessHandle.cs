namespace Hogwild.Simulation;

/// <summary>A handle on a process, to interrupt it by or to wait for its end. Handles are not reused within a kernel.</summary>
/// <param name="Slot">Where the kernel keeps it.</param>
/// <param name="Id">A number that is unique in its kernel.</param>
public readonly record struct ProcessHandle(int Slot, long Id);
