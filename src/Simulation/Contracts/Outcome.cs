namespace Hogwild.Simulation;

/// <summary>Why a process goes on: what it waited for has come, or somebody interrupted it.</summary>
public readonly record struct Outcome
{
    private Outcome(bool isInterrupted, int index, object? cause) => (IsInterrupted, Index, Cause) = (isInterrupted, index, cause);

    /// <summary>True where somebody interrupted it; what it waited for is forgotten then.</summary>
    public bool IsInterrupted { get; }

    /// <summary>Which part of a <see cref="Wait.Any"/> has come, the first where several have; otherwise 0.</summary>
    public int Index { get; }

    /// <summary>What the interrupt was given as its cause; null otherwise.</summary>
    public object? Cause { get; }

    /// <summary>What was waited for has come.</summary>
    public static Outcome Fired(int index) => new(false, index, null);

    /// <summary>Somebody interrupted the process.</summary>
    public static Outcome Interrupted(object? cause) => new(true, 0, cause);
}
