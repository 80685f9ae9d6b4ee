using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>A scheduler with a link among its options, whose loss and delay can be varied.</summary>
public interface ILinkedSpec
{
    /// <summary>The link of every arc that has no other one; null where there is none after all.</summary>
    LinkSpec? Link { get; }

    /// <summary>The same scheduler with another link.</summary>
    SchedulerSpec With(LinkSpec link);
}
