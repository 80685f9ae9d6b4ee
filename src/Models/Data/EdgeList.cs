using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Gathers the edges of a graph from a file. An edge may be there in both directions.</summary>
/// <param name="name">What the file is called in messages.</param>
/// <param name="first">What the first node is called.</param>
/// <param name="nodes">How many nodes there are; null for as many as have edges.</param>
/// <param name="placeOf">Where an edge is written, by its number.</param>
internal sealed class EdgeList(string name, int first, NodeCount? nodes, Func<int, string> placeOf)
{
    private readonly HashSet<(int A, int B)> _edges = [];
    private readonly List<(int Source, int Target, double Weight)> _order = [];
    private int _count = nodes?.Count ?? 0;

    /// <summary>Whether there may be edges from a node to itself. Default false.</summary>
    internal bool KeepsLoops { get; init; }

    /// <summary>What whoever reads the file should know of it.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>Adds an edge by what the file calls its ends.</summary>
    /// <exception cref="DataFormatException">One is no node, both are the same, or the edge was there in this direction.</exception>
    internal void Add(long a, long b)
    {
        var edge = (Node(a), Node(b));
        Add(edge, a.ToString(CultureInfo.InvariantCulture), b.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds an edge by the numbers of its ends from 0, and what the file calls them.</summary>
    /// <exception cref="DataFormatException">Both are the same, or the edge was there in this direction.</exception>
    internal void Add((int A, int B) edge, string a, string b)
    {
        if (edge.A == edge.B && !KeepsLoops)
        {
            throw Error($"expected two different nodes, found {Excerpt.Of(a)} twice");
        }

        if (!_edges.Add(edge))
        {
            throw Error($"expected each edge once, or once in each direction, found {Excerpt.Of(a)} {Excerpt.Of(b)} again");
        }

        _order.Add((edge.A, edge.B, 1));
        _count = Math.Max(_count, Math.Max(edge.A, edge.B) + 1);
    }

    /// <summary>The edges in their order.</summary>
    /// <exception cref="DataFormatException">There are no nodes, or more than fit into memory.</exception>
    internal EdgeRows Read()
    {
        var problem = _count == 0 ? $"expected edges, found no nodes in {Path.GetFileName(name)}"
            : GraphMemory.Misfit(_count, 2.0 * _order.Count);
        if (problem is not null)
        {
            throw new DataFormatException(name, problem);
        }

        if (nodes is null && first == 0 && _count > 1 && !_order.Exists(edge => edge.Source == 0 || edge.Target == 0))
        {
            Notes.Add($"node 0 has no edge in {Path.GetFileName(name)}; where its nodes count from 1, say first: 1");
        }

        return new EdgeRows(name, _count, _order, placeOf) { Notes = Notes };
    }

    private int Node(long written)
    {
        var most = nodes?.Count ?? RowReader.LargestNode + 1 - first;
        if (written >= first && written - first < most)
        {
            return (int)(written - first);
        }

        var why = nodes is null ? string.Empty : $", since {nodes.Because}";
        throw Error(string.Create(
            CultureInfo.InvariantCulture,
            $"expected a node, a whole number from {first} to {first + most - 1}{why}, found {written}{HintOf(written, first, most)}"));
    }

    /// <summary>What is said where nodes seem to count from 1.</summary>
    internal static string HintOf(long written, int first, int count) =>
        first == 0 && written == count ? " (do nodes count from 1? then say first: 1)" : string.Empty;

    private DataFormatException Error(string problem) => new(placeOf(_order.Count), problem);
}
