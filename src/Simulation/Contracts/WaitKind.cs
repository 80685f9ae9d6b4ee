namespace Hogwild.Simulation;

/// <summary>What a <see cref="Wait"/> waits for.</summary>
public enum WaitKind
{
    /// <summary>An instant.</summary>
    Instant,

    /// <summary>An instant, given as a duration from the present one.</summary>
    Duration,

    /// <summary>A signal.</summary>
    Signal,

    /// <summary>The first of several waits.</summary>
    Any,

    /// <summary>The last of several waits.</summary>
    All,

    /// <summary>The end of a process.</summary>
    Process,
}
