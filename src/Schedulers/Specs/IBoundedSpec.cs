using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>A scheduler with a bound among its options. One that acts on the grid takes no bound between two steps.</summary>
public interface IBoundedSpec
{
    /// <summary>B.</summary>
    Bound Bound { get; }

    /// <summary>Whether it keeps the bound; false where violations are only counted. Default true.</summary>
    bool Keeps => true;

    /// <summary>Whether gaps are bounded too; false where nodes wait, which bounds staleness alone. Default true.</summary>
    bool BoundsGaps => true;

    /// <summary>The same scheduler with another bound.</summary>
    SchedulerSpec With(Bound bound);
}
