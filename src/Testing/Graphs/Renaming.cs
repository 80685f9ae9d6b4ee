using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Graphs, data and matrices with node i renamed to <c>to[i]</c>. Keys, features and labels go with their nodes.</summary>
public static class Renaming
{
    /// <summary>New names of <paramref name="count"/> nodes, drawn: every order is as likely as any other.</summary>
    /// <param name="count">Number of nodes.</param>
    /// <param name="seed">The seed of the drawing.</param>
    public static int[] Draw(int count, ulong seed)
    {
        var draws = new Draws(seed);
        return [.. Enumerable.Range(0, count).OrderBy(node => (draws.Bits(Purpose.Data, (ulong)node, 0), node))];
    }

    /// <summary>A graph under other names.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="to">Per node its new name; a permutation.</param>
    public static Graph Of(Graph graph, IReadOnlyList<int> to)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(to);
        var keys = new int[graph.NodeCount];
        for (var node = 0; node < keys.Length; node++)
        {
            keys[to[node]] = graph.Key(node);
        }

        var builder = new GraphBuilder(keys.Length, keys);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            builder.AddArc(to[graph.Source(arc)], to[graph.Target(arc)]);
        }

        return builder.Build();
    }

    /// <summary>Data under other names.</summary>
    /// <param name="data">The data.</param>
    /// <param name="to">Per node its new name; a permutation.</param>
    public static GraphData Of(GraphData data, IReadOnlyList<int> to)
    {
        ArgumentNullException.ThrowIfNull(data);
        var renamed = Of(data.Graph, to);
        var arcFeatures = new double[data.ArcFeatures.Length];
        for (var arc = 0; arc < renamed.ArcCount; arc++)
        {
            var moved = renamed.Find(to[data.Graph.Source(arc)], to[data.Graph.Target(arc)]);
            data.ArcFeature(arc).CopyTo(arcFeatures.AsSpan(moved * data.ArcFeatureSize));
        }

        if (data.Groups is { } groups)
        {
            // What is judged keeps its number, and its nodes have other ones.
            return data with
            {
                Graph = renamed,
                Features = Rows(data.Features, to),
                ArcFeatures = arcFeatures,
                Groups = new NodeGroups(groups.Kind, groups.Starts, [.. groups.Members.Select(node => to[node])]),
            };
        }

        var (labels, flags, targets) = (new int[data.Labels.Length], new byte[data.Flags.Length], new double[data.Targets.Length]);
        for (var node = 0; node < data.Graph.NodeCount; node++)
        {
            var width = flags.Length / data.Graph.NodeCount;
            data.Flags.AsSpan(node * width, width).CopyTo(flags.AsSpan(to[node] * width));
            var numbers = targets.Length / data.Graph.NodeCount;
            data.Targets.AsSpan(node * numbers, numbers).CopyTo(targets.AsSpan(to[node] * numbers));
            if (labels.Length > 0)
            {
                labels[to[node]] = data.Labels[node];
            }
        }

        return data with
        {
            Graph = renamed,
            Features = Rows(data.Features, to),
            ArcFeatures = arcFeatures,
            Labels = labels,
            Flags = flags,
            Targets = targets,
            Judged = data.Judged is { } judged ? [.. judged.Select(node => to[node]).Order()] : null,
            Split = null,
        };
    }

    /// <summary>A square matrix whose rows and columns have other names.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="to">Per row its new number; a permutation.</param>
    public static SparseMatrix Of(SparseMatrix matrix, IReadOnlyList<int> to)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var entries = matrix.Entries.ToArray().Select(entry => (to[entry.Row], to[entry.Column], entry.Value));
        return new SparseMatrix(matrix.Rows, matrix.Columns, entries);
    }

    /// <summary>Rows of equally many numbers each, one a node, in the order of their new names.</summary>
    /// <param name="rows">The numbers, row by row.</param>
    /// <param name="to">Per row its new number; a permutation.</param>
    public static double[] Rows(ReadOnlySpan<double> rows, IReadOnlyList<int> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var (moved, size) = (new double[rows.Length], to.Count == 0 ? 0 : rows.Length / to.Count);
        for (var row = 0; row < to.Count; row++)
        {
            rows.Slice(row * size, size).CopyTo(moved.AsSpan(to[row] * size));
        }

        return moved;
    }
}
