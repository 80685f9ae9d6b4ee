using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What violations are counted against.</summary>
/// <param name="Bound">B in ticks; never, for none.</param>
/// <param name="BoundsGaps">Whether gaps longer than B are violations too; false where nodes wait, which bounds staleness alone.</param>
internal readonly record struct Promise(long Bound, bool BoundsGaps)
{
    /// <summary>Nothing is promised, and nothing counted.</summary>
    public static Promise None { get; } = new(Ticks.Never, BoundsGaps: false);

    /// <summary>Whether there is a bound.</summary>
    public bool IsBounded => Bound != Ticks.Never;
}
