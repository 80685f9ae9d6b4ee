using System.Globalization;

namespace Hogwild.Simulation;

/// <content>What is counted no further.</content>
public sealed partial class Network
{
    /// <summary>The largest number of activations of a node, and the highest level, that are counted: 2^30.</summary>
    public const int MostCounted = 1 << 30;

    /// <summary>
    /// How often a node may act, and how high a level may be. Versions, counts of activations and levels are 32-bit numbers in schedules
    /// and everywhere else, and a run ends with an error before one of them wraps.
    /// </summary>
    internal int MostActivations { get; init; } = MostCounted;

    private void ThrowIfTooMany(int node, int count, int level, long now)
    {
        if (count >= MostActivations || level >= MostActivations)
        {
            throw TooMany(node, count, level, now);
        }
    }

    private SchedulerException TooMany(int node, int count, int level, long now) => new(node, now, string.Create(
        CultureInfo.InvariantCulture,
        $"has acted {count} times, up to level {level}, and no more than {MostActivations} of either are counted"));
}
