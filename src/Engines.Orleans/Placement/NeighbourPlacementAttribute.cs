using Orleans.Placement;

namespace Hogwild.Engines.Orleans;

/// <summary>Workers are put where <see cref="NeighbourDirector"/> says.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeighbourPlacementAttribute() : PlacementAttribute(new NeighbourPlacement());
