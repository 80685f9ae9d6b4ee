namespace Hogwild.Simulation;

/// <summary>One of several things of a sort that a scenario gives names: faults, traces, clocks of some nodes.</summary>
public interface INamed
{
    /// <summary>Its name: lower-case letters, digits and hyphens.</summary>
    string Name { get; init; }
}
