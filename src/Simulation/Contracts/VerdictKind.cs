namespace Hogwild.Simulation;

/// <summary>The four answers of <see cref="IScheduler.Activate"/>.</summary>
public enum VerdictKind
{
    /// <summary>Act now.</summary>
    Go = 0,

    /// <summary>Ask again at a later time.</summary>
    Later = 1,

    /// <summary>Act no more.</summary>
    Parked = 2,

    /// <summary>Failed until a later time; exempt from every bound.</summary>
    Down = 3,
}
