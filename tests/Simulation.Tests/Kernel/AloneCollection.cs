namespace Hogwild.Simulation.Tests;

/// <summary>Tests beside which no others run: what a thread allocates is not counted exactly while the collector is busy.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
