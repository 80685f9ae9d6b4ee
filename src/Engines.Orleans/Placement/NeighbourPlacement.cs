using Orleans;
using Orleans.Runtime;

namespace Hogwild.Engines.Orleans;

/// <summary>Workers with numbers near each other are on one silo: in the order of a breadth-first search these are neighbours.</summary>
[GenerateSerializer]
[Immutable]
internal sealed class NeighbourPlacement : PlacementStrategy;
