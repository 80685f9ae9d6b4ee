namespace Hogwild.Testing;

/// <summary>How a schedule was found.</summary>
public enum SearchPhase
{
    /// <summary>Drawn by FsCheck.</summary>
    Random = 0,

    /// <summary>Made by a scheduler that looks at states, or by the most stale one.</summary>
    Adversarial = 1,

    /// <summary>One of all schedules with so many activations.</summary>
    Systematic = 2,
}
