namespace Hogwild.Simulation;

/// <summary>One execution of a node's update.</summary>
public struct Activation
{
    /// <summary>Index of the node that acts.</summary>
    public int Node { get; init; }

    /// <summary>How many activations of this node came before; for a layered rule the layer about to be computed.</summary>
    public int Count { get; init; }

    /// <summary>The instant, in ticks.</summary>
    public long Time { get; init; }

    /// <summary>
    /// Which half of an edge-wise update is done; <see cref="Exchange.Both"/> unless the scheduler says otherwise. Broadcast rules ignore it.
    /// </summary>
    public Exchange Exchange { get; set; }
}
