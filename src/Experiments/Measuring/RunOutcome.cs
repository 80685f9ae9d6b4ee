namespace Hogwild.Experiments;

/// <summary>How a run ended. None of these is an error.</summary>
public enum RunOutcome
{
    /// <summary>
    /// The distance is within the tolerance at every sample of the last macro-iteration and for every version still readable or in flight.
    /// </summary>
    Converged = 0,

    /// <summary>Time was up before the run converged.</summary>
    NotConverged = 1,

    /// <summary>A state became infinite or not a number.</summary>
    Diverged = 2,

    /// <summary>A layered rule: every node has computed its last layer.</summary>
    Finished = 3,

    /// <summary>A layered rule: time was up before every node had computed its last layer.</summary>
    Incomplete = 4,

    /// <summary>Before time was up nobody acted any more: all nodes that still could were waiting, for ever.</summary>
    Stalled = 5,
}
