namespace Hogwild.Simulation;

/// <summary>A process: an iterator that yields what it waits for and is resumed when that has happened.</summary>
/// <param name="kernel">The kernel that runs it; <see cref="IEventKernel.Now"/> is the present instant after every resumption.</param>
public delegate IEnumerable<Wait> ProcessBody(IEventKernel kernel);
