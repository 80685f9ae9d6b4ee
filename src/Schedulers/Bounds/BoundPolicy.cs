namespace Hogwild.Schedulers;

/// <summary>What happens where a scheduler would break a bound.</summary>
public enum BoundPolicy
{
    /// <summary>
    /// The bound is kept: an activation is brought forward, and a view that would be too old is raised to the oldest admissible version at
    /// the moment of reading, as if it had been sent again in time.
    /// </summary>
    Retransmit = 0,

    /// <summary>Nothing: violations are counted.</summary>
    Report = 1,

    /// <summary>
    /// A node waits while a view would be too old (stale synchronous parallelism). Bounds staleness only; nodes may come to wait for each
    /// other for ever.
    /// </summary>
    Wait = 2,
}
