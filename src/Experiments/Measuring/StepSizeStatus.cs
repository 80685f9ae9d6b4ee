namespace Hogwild.Experiments;

/// <summary>What is known about a step size.</summary>
public enum StepSizeStatus
{
    /// <summary>It is below the limit, from a bound on delays that the scheduler keeps.</summary>
    Proved = 0,

    /// <summary>It is below the limit for the largest lag that these runs had: proved of them, not of others.</summary>
    APosteriori = 1,

    /// <summary>It is not below the limit; nothing is proved.</summary>
    Heuristic = 2,

    /// <summary>What it counts on did not hold: the bound was violated, or reads were torn.</summary>
    Withdrawn = 3,
}
