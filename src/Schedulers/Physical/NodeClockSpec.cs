using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>Another clock for some nodes.</summary>
/// <param name="Name">A name for messages and overrides.</param>
/// <param name="Nodes">Which nodes.</param>
/// <param name="Clock">Their clock.</param>
[Kind("clocks", "another clock for some nodes")]
public sealed record NodeClockSpec(
    string Name,
    [Option("which: 0-4 7, or a share such as 10%")] NodeSet Nodes,
    [Option("their clock")] ClockSpec Clock) : INamed
{
    /// <summary>Where it is written, for messages; it is not part of what it is.</summary>
    public string Place { get; init; } = string.Empty;
}
