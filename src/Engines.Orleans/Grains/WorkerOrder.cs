using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>What a grain is told so that it is, or goes on being, one worker of a run.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record WorkerOrder
{
    /// <summary>What is run, for whoever makes the task.</summary>
    [Id(0)]
    public required string What { get; init; }

    /// <summary>The run: a random number that all its logs share.</summary>
    [Id(1)]
    public required Guid Run { get; init; }

    /// <summary>The folder, which all silos see, for logs and checkpoints.</summary>
    [Id(2)]
    public required string Folder { get; init; }

    /// <summary>Number of the worker.</summary>
    [Id(3)]
    public required int Worker { get; init; }

    /// <summary>How many workers there are.</summary>
    [Id(4)]
    public required int Count { get; init; }

    /// <summary>Ticks between two checkpoints; null for none.</summary>
    [Id(5)]
    public long? Checkpoint { get; init; }

    /// <summary>Whether the worker acts; false until all are there.</summary>
    [Id(6)]
    public bool HasBegun { get; init; }

    /// <summary>Whether the run is over.</summary>
    [Id(7)]
    public bool IsOver { get; init; }

    /// <summary>How long ago the run began, in ticks.</summary>
    [Id(8)]
    public long Elapsed { get; init; }
}
