using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>All that can be said about a physical world: clocks, links, faults, and what makes nodes act and send.</summary>
/// <param name="Clock">The clock of every node that has no other one.</param>
/// <param name="Link">The link behind every arc that has no other one.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed record PhysicalWorld(IClock Clock, Link Link)
{
    /// <summary>Other clocks for some nodes; the last one that names a node counts.</summary>
    public IReadOnlyList<(NodeSet Nodes, IClock Clock)> Clocks { get; init => field = [.. value]; } = [];

    /// <summary>Other links for the arcs from some nodes to others; the last one that names an arc counts.</summary>
    public IReadOnlyList<(NodeSet From, NodeSet To, Link Link)> Links { get; init => field = [.. value]; } = [];

    /// <summary>How long messages travel, by sender, receiver and time, which is added to what all links take; null for no time.</summary>
    public IDelayTrace? Travel { get; init; }

    /// <summary>A view is what arrived last, however old, and not the newest version that has arrived. Default false.</summary>
    public bool LastArrived { get; init; }

    /// <summary>What fails. Default nothing.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>What makes a node act. Default its clock.</summary>
    public Waking Waking { get; init; }

    /// <summary>How long a node rests after an activation: a message that arrives in the meantime wakes it afterwards. Default 0.</summary>
    public TimeSpan Rest { get; init; }

    /// <summary>A node sends only what differs from what it sent last by more than this; null for always.</summary>
    public double? Threshold { get; init; }

    /// <summary>The norm of that difference: true for the Euclidean one, false, the default, for the largest component.</summary>
    public bool IsEuclidean { get; init; }

    /// <summary>All links that occur.</summary>
    internal IEnumerable<Link> AllLinks => [Link, .. Links.Select(item => item.Link)];
}
