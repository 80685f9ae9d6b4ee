using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>An instant at which data change: what appears and vanishes, and which numbers are other ones from then on.</summary>
/// <param name="World">When, and which arcs and nodes appear or vanish.</param>
public sealed record DataChange(WorldChange World)
{
    /// <summary>Nodes with the features that they have from then on. Default none.</summary>
    public IReadOnlyList<(int Node, IReadOnlyList<double> Row)> Features { get; init; } = [];

    /// <summary>Arcs with the features, or the weight, that they have from then on. Default none.</summary>
    public IReadOnlyList<(int Source, int Target, IReadOnlyList<double> Row)> ArcFeatures { get; init; } = [];

    /// <summary>
    /// Items with what is expected of them from then on: a class, a number, the labels as 0 and 1, or a place. Default none.
    /// </summary>
    public IReadOnlyList<(int Item, IReadOnlyList<double> Values)> Answers { get; init; } = [];
}
