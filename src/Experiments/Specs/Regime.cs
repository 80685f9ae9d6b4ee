namespace Hogwild.Experiments;

/// <summary>Under which kind of scheduler a trajectory came about.</summary>
public enum Regime
{
    /// <summary>All nodes act at once and read exactly the previous round; for edge-wise rules two exchanges a round.</summary>
    Synchronous = 0,

    /// <summary>The scheduler of the scenario.</summary>
    Asynchronous = 1,
}
