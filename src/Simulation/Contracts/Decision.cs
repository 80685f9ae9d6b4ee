namespace Hogwild.Simulation;

/// <summary>One entry of a schedule: who acted when, and which versions it read.</summary>
public readonly ref struct Decision
{
    /// <summary>The instant, in ticks.</summary>
    public required long Time { get; init; }

    /// <summary>Index of the node.</summary>
    public required int Node { get; init; }

    /// <summary>What was renewed.</summary>
    public required Exchange Exchange { get; init; }

    /// <summary>The version read through each in-slot.</summary>
    public required ReadOnlySpan<int> Read { get; init; }

    /// <summary>How many versions behind its newest state the node went on from.</summary>
    public required int OwnLag { get; init; }

    /// <summary>Per in-slot the version of each component, where the reads were torn; empty otherwise.</summary>
    public required ReadOnlySpan<int> Torn { get; init; }
}
