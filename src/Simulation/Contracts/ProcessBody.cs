namespace Hogwild.Simulation;

/// <summary>
/// A process: an iterator that yields what it waits for and is resumed when that has come, or when somebody interrupts it.
/// </summary>
/// <param name="self">The process itself: the present instant, and after every resumption why it goes on.</param>
public delegate IEnumerable<Wait> ProcessBody(ProcessContext self);
