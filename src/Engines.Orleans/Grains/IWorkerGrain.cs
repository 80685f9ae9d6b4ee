using Orleans;
using Orleans.Concurrency;

namespace Hogwild.Engines.Orleans;

/// <summary>
/// One worker. Neither order nor delivery of calls is relied upon: versions are newer or not, and what was lost is told again. All calls
/// may come in between two activations.
/// </summary>
[Alias("hogwild.worker")]
internal interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Tells the worker what it is and how the run stands, and asks how it is.</summary>
    [AlwaysInterleave]
    [Alias("look")]
    Task<WorkerReport> Look(WorkerOrder order);

    /// <summary>A version of another worker.</summary>
    [AlwaysInterleave]
    [Alias("tell")]
    Task Tell(VersionMessage message);
}
