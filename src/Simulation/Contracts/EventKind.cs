namespace Hogwild.Simulation;

/// <summary>
/// What an event is. Kinds are in the order in which they happen within one instant; each belongs to one of the instant's three phases.
/// </summary>
public enum EventKind
{
    /// <summary>Phase 1: something fails or is repaired.</summary>
    Fault = 0,

    /// <summary>Phase 1: a message arrives.</summary>
    Delivery = 1,

    /// <summary>Phase 2: a process of the user's own.</summary>
    User = 2,

    /// <summary>Phase 2: a node reads its views and computes.</summary>
    Activation = 3,

    /// <summary>Phase 3: what was computed is published, where it matters when.</summary>
    Publication = 4,

    /// <summary>Phase 3, after all publications of the instant: somebody looks at the world.</summary>
    Observation = 5,
}
