namespace Hogwild.Experiments;

/// <summary>
/// What becomes of a sweep where a run fails: by its numbers, by its rule, for want of a fixed point, or of a schedule that fits.
/// </summary>
public enum FailurePolicy
{
    /// <summary>It ends its cell alone, which is told with its reason; all others go on.</summary>
    Continue,

    /// <summary>It ends everything, and nothing is written.</summary>
    Stop,
}
