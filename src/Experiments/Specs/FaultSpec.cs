using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Something that fails.</summary>
/// <param name="Name">A name for messages and overrides.</param>
/// <param name="Place">Where its nodes are named, for messages.</param>
public abstract record FaultSpec(string Name, string Place)
{
    /// <summary>The largest node that is named; −1 for none.</summary>
    public abstract int LargestNode { get; }

    /// <summary>Nodes that crash or bounce.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Place">Where it is.</param>
    /// <param name="Fault">What happens.</param>
    public sealed record OfNodes(string Name, string Place, NodeFault Fault) : FaultSpec(Name, Place)
    {
        /// <inheritdoc/>
        public override int LargestNode => Fault.Nodes.Largest;
    }

    /// <summary>Arcs that are cut or held, and the end of that.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Place">Where it is.</param>
    /// <param name="Fault">What happens.</param>
    public sealed record OfArcs(string Name, string Place, ArcFault Fault) : FaultSpec(Name, Place)
    {
        /// <inheritdoc/>
        public override int LargestNode => Math.Max(Fault.From.Largest, Fault.To.Largest);
    }
}
