using Orleans;

namespace Hogwild.Engines.Orleans;

/// <summary>What one worker tells another one: all that the other one reads of it, in one version.</summary>
[GenerateSerializer]
[Immutable]
internal sealed record VersionMessage
{
    /// <summary>The run that it belongs to.</summary>
    [Id(0)]
    public required Guid Run { get; init; }

    /// <summary>Number of the worker that sends it.</summary>
    [Id(1)]
    public required int Sender { get; init; }

    /// <summary>How often that worker was started before.</summary>
    [Id(2)]
    public required int Incarnation { get; init; }

    /// <summary>The version.</summary>
    [Id(3)]
    public required int Version { get; init; }

    /// <summary>The numbers, in the order in which the other worker keeps them.</summary>
    [Id(4)]
    public required double[] Numbers { get; init; }

    /// <summary>What the worker says beside it.</summary>
    [Id(5)]
    public required long Word { get; init; }
}
