namespace Hogwild.Simulation.Tests;

/// <summary>Tests beside which no others run: what they measure of bytes and times is their own then.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
