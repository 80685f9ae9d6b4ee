using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>How a worker is.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record WorkerReport
{
    /// <summary>Whether it is there: an activation of before may still hold its log.</summary>
    [Id(0)]
    public bool IsThere { get; init; }

    /// <summary>Its newest version.</summary>
    [Id(1)]
    public int Version { get; init; }

    /// <summary>Whether all its nodes are at the answer.</summary>
    [Id(2)]
    public bool IsSettled { get; init; }

    /// <summary>Whether it acts no more.</summary>
    [Id(3)]
    public bool IsDone { get; init; }

    /// <summary>Whether a state is not finite.</summary>
    [Id(4)]
    public bool HasDiverged { get; init; }

    /// <summary>Whether its log is closed.</summary>
    [Id(5)]
    public bool HasEnded { get; init; }

    /// <summary>What went wrong; null for nothing.</summary>
    [Id(6)]
    public string? Failure { get; init; }

    /// <summary>
    /// Messages sent, their bytes, versions not sent since newer ones came, messages that did not arrive, bytes of the log.
    /// </summary>
    [Id(7)]
    public long[] Counts { get; init; } = [];

    /// <summary>How often the worker was there before.</summary>
    [Id(8)]
    public int Incarnation { get; init; }

    /// <summary>What it says about the end of the run.</summary>
    [Id(9)]
    public long Word { get; init; }

    /// <summary>When it came to know that the run is over, in ticks; null while it does not.</summary>
    [Id(10)]
    public long? OverAt { get; init; }
}
