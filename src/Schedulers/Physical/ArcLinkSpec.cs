using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Another link for the arcs from some nodes to others.</summary>
/// <param name="Name">A name for messages and overrides.</param>
/// <param name="Link">Their link.</param>
[Kind("links", "another link for some arcs")]
public sealed record ArcLinkSpec(string Name, [Option("their link")] LinkSpec Link) : INamed
{
    /// <summary>The sources. Default all.</summary>
    [Option("sources of the arcs")]
    public NodeSet From { get; init; } = NodeSet.All;

    /// <summary>The targets. Default all.</summary>
    [Option("targets of the arcs")]
    public NodeSet To { get; init; } = NodeSet.All;

    /// <summary>Where it is written, for messages; it is not part of what it is.</summary>
    public string Place { get; init; } = string.Empty;
}
