using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Nodes that move, with edges between those that are near each other. See docs/moving.md.</summary>
/// <param name="Radius">The distance up to which two nodes have an edge.</param>
/// <param name="Every">How often it is looked where they are.</param>
/// <param name="Speed">
/// Distance a second, of nodes that go in straight lines to points that are drawn in the unit square, one after the other (the random
/// waypoint of Johnson and Maltz 1996, without pauses); null where positions are in a file.
/// </param>
/// <param name="Positions">
/// A table of time in seconds, node, x and y, or of node, x and y of nodes that stay; null where nodes go to drawn points.
/// </param>
[Kind("mobility", "nodes that move, with edges between those that are near each other")]
public sealed record MobilitySpec(
    [Option("distance up to which two nodes have an edge", Above = 0)] double Radius,
    [Option("how often it is looked where they are", Least = 1)] TimeSpan Every,
    [Option("distance a second, to points drawn in the unit square, one after the other (random waypoint)", Default = "none", Above = 0)]
    double? Speed = null,
    [Option(
        "instead of 'speed' a file of lines: time in seconds, node, x, y, each of which holds until the node's next; or node, x, y, for "
            + "good",
        Default = "none")]
    InputFile? Positions = null) : IChecked, ISourced
{
    /// <summary>What the file of positions calls the first node.</summary>
    [Option("of 'positions': number of the first node in the file", Least = 0)]
    public int First { get; init; }

    /// <inheritdoc/>
    [Option("of 'positions': where the file comes from, said to those who do not have it", Default = "none")]
    public string? Source { get; init; }

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

        foreach (var (option, isSet) in Positions is null ? new[] { ("first", First != 0), ("source", Source is not null) } : [])
        {
            if (isSet)
            {
                yield return new Misfit(option, "the key only with positions") { IsOfKey = true };
            }
        }
    }
}
