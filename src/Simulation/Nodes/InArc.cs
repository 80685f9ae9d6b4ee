namespace Hogwild.Simulation;

/// <summary>What a reader needs to know of one of its in-arcs.</summary>
internal unsafe struct InArc
{
    /// <summary>The ring of the source.</summary>
    public VersionRing* Ring;

    /// <summary>The source.</summary>
    public int Source;

    /// <summary>At which out-slot of the source the arc leaves.</summary>
    public int OutSlot;
}
