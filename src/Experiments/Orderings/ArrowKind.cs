namespace Hogwild.Experiments;

/// <summary>What an arrow of a computation graph is, seen from the synchronous computation (paper, Figure 1).</summary>
public enum ArrowKind
{
    /// <summary>Both have it.</summary>
    Kept = 0,

    /// <summary>Only the synchronous computation has it.</summary>
    Removed = 1,

    /// <summary>Only the run has it: it read another layer than the one before.</summary>
    Unintended = 2,
}
