using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Nodes that move, with edges between those that are near each other. See docs/moving.md.</summary>
/// <param name="Radius">The distance up to which two nodes have an edge.</param>
/// <param name="Every">How often it is looked where they are.</param>
/// <param name="Speed">
/// Distance a second, of nodes that go in straight lines to points that are drawn in the unit square, one after the other (the random
/// waypoint of Johnson and Maltz 1996, without pauses); null where positions are in a file.
/// </param>
/// <param name="Positions">A table of time in seconds, node, x and y; null where nodes go to drawn points.</param>
[Kind("mobility", "nodes that move, with edges between those that are near each other")]
public sealed record MobilitySpec(
    [Option("distance up to which two nodes have an edge", Above = 0)] double Radius,
    [Option("how often it is looked where they are", Least = 1)] TimeSpan Every,
    [Option("distance a second, to points drawn in the unit square, one after the other (random waypoint)", Default = "none", Above = 0)]
    double? Speed = null,
    [Option("instead of 'speed' a file of lines: time in seconds, node, x, y; each holds until the node's next", Default = "none")]
    InputFile? Positions = null) : IChecked
{
    /// <summary>How long messages travel by how far it is from sender to receiver; null for no time.</summary>
    [Option(
        "how long messages travel by how far it is, added to what links take",
        Default = "no time",
        Example = "{ base: 1ms, speed: 20 }")]
    public TravelSpec? Delay { get; init; }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((Speed is null) == (Positions is null))
        {
            yield return new Misfit(string.Empty, "exactly one of the keys speed, positions");
        }
    }
}
