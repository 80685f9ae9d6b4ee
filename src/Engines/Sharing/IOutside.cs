using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>How one worker learns what others have published, and tells them what it has.</summary>
/// <threadsafety>One thread a worker; what is behind it is shared.</threadsafety>
internal interface IOutside
{
    /// <summary>The versions of what is known of others now: of their nodes, or of them.</summary>
    ReadOnlySpan<int> Read { get; }

    /// <summary>The version of every component that is known of others, where reads are torn; empty otherwise.</summary>
    ReadOnlySpan<int> Torn { get; }

    /// <summary>What another worker says, as far as it is known; one that reads this one and is read by it.</summary>
    SupervisionWord WordOf(int part);

    /// <summary>Brings in what is to be had.</summary>
    /// <param name="site">The worker.</param>
    /// <param name="now">The instant, in ticks of the worker's clock.</param>
    void Collect(WorkerSite site, long now);

    /// <summary>Tells others the newest version, which has been logged.</summary>
    /// <param name="site">The worker.</param>
    /// <param name="now">The instant, in ticks of the worker's clock.</param>
    void Publish(WorkerSite site, long now);
}
