namespace Hogwild.Simulation;

/// <summary>A message on its way.</summary>
/// <param name="Slot">The in-slot of its reader.</param>
/// <param name="Version">The version that it carries.</param>
/// <param name="Arrival">When it arrives, in ticks.</param>
internal readonly record struct Letter(int Slot, int Version, long Arrival);
