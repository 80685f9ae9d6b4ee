namespace Hogwild.Cli;

/// <summary>What one part of a command took.</summary>
/// <param name="Part">The part.</param>
/// <param name="Processor">Processor time of the threads that did it, in ticks of 100 ns.</param>
/// <param name="Wall">How long they did it by the clock on the wall, added up over threads, in ticks of 100 ns.</param>
internal readonly record struct ProfileRow(string Part, long Processor, long Wall);
