namespace Hogwild.Experiments;

/// <summary>What happened in a window of a run: everything that a space–time diagram shows. Times are in ticks.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="From">Where the window begins.</param>
/// <param name="To">Where it ends; after <paramref name="From"/>.</param>
/// <param name="Nodes">The nodes that have a lane, from the top.</param>
/// <param name="Activations">Who acted when.</param>
/// <param name="Messages">Messages between those nodes.</param>
/// <param name="Faults">When which of them were down.</param>
public sealed record Timeline(
    string Title,
    long From,
    long To,
    IReadOnlyList<int> Nodes,
    IReadOnlyList<TimelineActivation> Activations,
    IReadOnlyList<TimelineMessage> Messages,
    IReadOnlyList<TimelineFault> Faults)
{
    /// <summary>When which arcs between those nodes were cut or held. Default nothing.</summary>
    public IReadOnlyList<TimelineArcFault> ArcFaults { get; init; } = [];

    /// <summary>How many nodes there are, shown or not. Default as many as are shown.</summary>
    public int NodeCount { get; init; } = Nodes.Count;
}
