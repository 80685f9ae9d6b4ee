namespace Hogwild.Experiments;

/// <summary>Which kernel orders the events of a run. Results do not depend on it.</summary>
public enum KernelKind
{
    /// <summary>The project's own.</summary>
    Event,

    /// <summary>The one over the package SimSharp, in builds that have it.</summary>
    SimSharp,
}
