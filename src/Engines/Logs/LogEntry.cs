using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>One activation of a worker, as it is logged before anybody can see what it has computed.</summary>
internal readonly ref struct LogEntry
{
    /// <summary>When, in ticks of the worker's own clock.</summary>
    public required long Clock { get; init; }

    /// <summary>What was renewed.</summary>
    public required Exchange Exchange { get; init; }

    /// <summary>How many versions behind its newest one it went on from.</summary>
    public required int OwnLag { get; init; }

    /// <summary>The versions that were read: of nodes of others, or of other workers.</summary>
    public required ReadOnlySpan<int> Read { get; init; }

    /// <summary>The version of every component, where reads are torn; empty otherwise.</summary>
    public ReadOnlySpan<int> Torn { get; init; }

    /// <summary>The hash of the states that were computed.</summary>
    public required ulong Hash { get; init; }
}
