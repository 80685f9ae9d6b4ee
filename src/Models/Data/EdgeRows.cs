namespace Hogwild.Models;

/// <summary>The edges or arcs of a file, in its order; where both directions of an edge are listed, each is a row.</summary>
/// <param name="Name">What the file is called in messages.</param>
/// <param name="Nodes">Number of nodes.</param>
/// <param name="Rows">Source, target and weight, which is 1 where there is none.</param>
/// <param name="PlaceOf">Where a row is written.</param>
internal sealed record EdgeRows(
    string Name, int Nodes, IReadOnlyList<(int Source, int Target, double Weight)> Rows, Func<int, string> PlaceOf)
{
    /// <summary>What whoever reads the file should know of it.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The nodes by their names, in their order; empty where they are numbers.</summary>
    internal IReadOnlyDictionary<string, int> Names { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether rows stand as they do in the file, so that those of another file may belong to them. Default true.</summary>
    internal bool IsOrdered { get; init; } = true;

    /// <summary>What the first node is called in the file where nodes are numbers. Default 0.</summary>
    internal int First { get; init; }

    /// <summary>Whether a row has another weight than 1.</summary>
    internal bool HasWeights => Rows.Any(row => row.Weight != 1);
}
