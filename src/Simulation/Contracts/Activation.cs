namespace Hogwild.Simulation;

/// <summary>One execution of a node's update.</summary>
public struct Activation
{
    /// <summary>Index of the node that acts.</summary>
    public int Node { get; init; }

    /// <summary>How many activations of this node came before.</summary>
    public int Count { get; init; }

    /// <summary>For a layered rule the layer about to be computed; otherwise 0.</summary>
    public int Layer { get; init; }

    /// <summary>The instant, in ticks.</summary>
    public long Time { get; init; }

    /// <summary>
    /// Which half of an edge-wise update is done; <see cref="Exchange.Both"/> unless the scheduler says otherwise. Broadcast rules ignore
    /// it.
    /// </summary>
    public Exchange Exchange { get; set; }

    /// <summary>
    /// How many versions behind its own newest state it goes on from. 0, the default, is partial asynchronism as in Bertsekas and
    /// Tsitsiklis; more is a stale read of one's own state, or, back to version 0 or a pinned one, a restart after a crash.
    /// </summary>
    public int OwnLag { get; set; }

    /// <summary>
    /// The node loses its views: from now on only what arrives after this instant counts as arrived. Not part of a schedule, which names
    /// the versions read. Only where <see cref="SchedulerNeeds.Forgets"/>.
    /// </summary>
    public bool Forget { get; set; }
}
