namespace Hogwild.Simulation;

/// <summary>What happens to arcs.</summary>
public enum ArcFaultKind
{
    /// <summary>What is sent in the meantime is lost.</summary>
    Partition = 0,

    /// <summary>Ends partitions.</summary>
    Repair = 1,

    /// <summary>What would arrive in the meantime arrives at the end of it.</summary>
    Hold = 2,

    /// <summary>Ends holds.</summary>
    Release = 3,
}
