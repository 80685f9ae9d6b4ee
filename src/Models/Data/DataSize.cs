namespace Hogwild.Models;

/// <summary>How large a data set will be, said before it is made.</summary>
/// <param name="Nodes">Number of nodes of all graphs.</param>
/// <param name="Arcs">Number of arcs of all graphs.</param>
/// <param name="Features">Number of features of all nodes.</param>
public readonly record struct DataSize(double Nodes, double Arcs, double Features)
{
    /// <summary>So many paths of a mean length, with so many features a node.</summary>
    public static DataSize Paths(double length, double paths, double features) =>
        new(length * paths, 2 * (length - 1) * paths, length * paths * features);

    /// <summary>Graphs whose nodes have their identity, one-hot, as features; arcs are those of one graph.</summary>
    public static DataSize Located(double nodes, double graphs, double arcs) => new(nodes * graphs, arcs * graphs, nodes * nodes * graphs);
}
