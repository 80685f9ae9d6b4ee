namespace Hogwild.Models;

/// <summary>
/// Items that are groups of nodes: the ends of edges, or all nodes of a graph. Labels, targets, splits, losses and metrics number them, and
/// what a model says of one is read from the states of its nodes, pooled.
/// </summary>
public sealed record NodeGroups
{
    /// <summary>Groups by where each of them begins.</summary>
    /// <param name="kind">Edge or graph.</param>
    /// <param name="starts">0, then where each group ends among the members: one number more than there are groups.</param>
    /// <param name="members">The nodes of the first group, then those of the next, and so on; at least one a group, two an edge.</param>
    /// <exception cref="ArgumentException">A group has no nodes, an edge not two, or starts and members do not fit.</exception>
    public NodeGroups(ItemKind kind, int[] starts, int[] members)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(members);
        (Kind, Starts, Members) = (kind, starts, members);
        if (kind == ItemKind.Node || starts.Length == 0 || starts[0] != 0 || starts[^1] != members.Length)
        {
            throw new ArgumentException($"expected groups of {members.Length} nodes in all, of edges or graphs", nameof(starts));
        }

        for (var item = 0; item < Count; item++)
        {
            var size = starts[item + 1] - starts[item];
            if (size < 1 || (kind == ItemKind.Edge && size != 2))
            {
                throw new ArgumentException(
                    $"expected {(kind == ItemKind.Edge ? "2 nodes" : "at least 1 node")} in group {item}, found {size}", nameof(starts));
            }
        }
    }

    /// <summary>Edge or graph.</summary>
    public ItemKind Kind { get; }

    /// <summary>Where each group begins among the members, and where the last one ends.</summary>
    public int[] Starts { get; }

    /// <summary>The nodes of all groups, one group after the other.</summary>
    public int[] Members { get; }

    /// <summary>Number of groups.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>The nodes of one group.</summary>
    /// <param name="item">Its number.</param>
    public ReadOnlySpan<int> this[int item] => Members.AsSpan(Starts[item], Starts[item + 1] - Starts[item]);

    /// <summary>One graph, with one answer for all of it.</summary>
    /// <param name="nodes">Its number of nodes, at least 1.</param>
    public static NodeGroups OfGraph(int nodes) => new(ItemKind.Graph, [0, nodes], [.. Enumerable.Range(0, nodes)]);

    /// <summary>Edges, by their ends.</summary>
    /// <param name="ends">Of every edge the numbers of two nodes; they may be the same, and need not be joined by an arc.</param>
    public static NodeGroups OfEdges(IReadOnlyList<(int A, int B)> ends)
    {
        ArgumentNullException.ThrowIfNull(ends);
        return new(
            ItemKind.Edge,
            [.. Enumerable.Range(0, ends.Count + 1).Select(edge => 2 * edge)],
            [.. ends.SelectMany(edge => (int[])[edge.A, edge.B])]);
    }

    /// <summary>The groups of several graphs that are put together, in their order.</summary>
    /// <param name="graphs">Of every graph its groups and its number of nodes; at least one.</param>
    /// <exception cref="ArgumentException">Their items are of different kinds.</exception>
    internal static NodeGroups Union(IReadOnlyList<(NodeGroups Groups, int Nodes)> graphs)
    {
        var (starts, members, first) = (new List<int> { 0 }, new List<int>(), 0);
        foreach (var (groups, nodes) in graphs)
        {
            if (groups.Kind != graphs[0].Groups.Kind)
            {
                throw new ArgumentException(
                    $"expected items of one kind, found {groups.Kind} beside {graphs[0].Groups.Kind}", nameof(graphs));
            }

            starts.AddRange(groups.Starts.Skip(1).Select(start => members.Count + start));
            members.AddRange(groups.Members.Select(node => first + node));
            first += nodes;
        }

        return new NodeGroups(graphs[0].Groups.Kind, [.. starts], [.. members]);
    }
}
