using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// How long a message travels: a base, and the distance between sender and receiver at the instant of sending over a speed.
/// </summary>
/// <param name="Base">What every message takes.</param>
/// <param name="Speed">Distance a second at which messages travel; null where they take the base alone.</param>
[Kind("travel", "how long messages travel by how far it is", Example = "{ base: 1ms, speed: 20 }")]
public sealed record TravelSpec(
    [Option("what every message takes")] TimeSpan Base = default,
    [Option("distance a second at which messages travel", Default = "none", Above = 0)] double? Speed = null) : IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Speed is null && Base == TimeSpan.Zero)
        {
            yield return new Misfit(string.Empty, "at least one of the keys base, speed");
        }
    }
}
