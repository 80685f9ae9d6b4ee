namespace Hogwild.Simulation;

/// <summary>What a node has left when it comes back after a crash. Where several crashes overlap, the worst counts.</summary>
public enum RestartState
{
    /// <summary>Its state and its views, as they were.</summary>
    Kept = 0,

    /// <summary>State and views of its last checkpoint; nothing, where there was none.</summary>
    Warm = 1,

    /// <summary>Nothing: it begins again with its initial state and version 0 of all neighbours.</summary>
    Lost = 2,
}
