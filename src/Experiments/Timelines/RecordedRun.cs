using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A run with all that is known of it: what trace viewers are given. Times are in ticks.</summary>
/// <param name="Title">What it is of: model, regime and replicate.</param>
/// <param name="Schedule">Who acted when on which versions.</param>
/// <param name="Graph">Its graph; null where it is not at hand, and messages cannot be known.</param>
internal sealed record RecordedRun(string Title, Schedule Schedule, Graph? Graph)
{
    /// <summary>When the run ended, which is after all that happened in it; null where that is not known.</summary>
    public long? End { get; init; }

    /// <summary>What became of messages, in the order in which they were sent; empty where only reads are known.</summary>
    public IReadOnlyList<Fate> Fates { get; init; } = [];

    /// <summary>What failed when, by the name of the track that shows it: nodes that were down, then faults of arcs.</summary>
    public IReadOnlyList<RecordedFault> Faults { get; init; } = [];
}
