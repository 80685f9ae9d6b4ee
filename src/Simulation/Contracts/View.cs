namespace Hogwild.Simulation;

/// <summary>Where the version that is read through one in-arc lies in memory: its shared state, and the message on this arc.</summary>
/// <param name="Buffer">The numbers.</param>
/// <param name="State">Index of the first number of the state.</param>
/// <param name="Message">Index of the first number of the message; unused by broadcast rules.</param>
public readonly record struct View(double[] Buffer, int State, int Message);
