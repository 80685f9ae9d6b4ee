using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// From the states of the nodes of an item to the one state that a readout reads, as global pooling before a linear layer does (Xu et al.
/// 2019; sum, mean and max of PyTorch Geometric). Nodes are taken in the order of their group, so that sums are the same to the bit.
/// </summary>
public static class Pooling
{
    /// <summary>The key of the metadata of weights that says how states are pooled: sum, mean, max or product.</summary>
    public const string Key = Models.Readout.Prefix + "pool";

    /// <summary>What is done where nobody says: the mean over graphs, the product over the ends of an edge.</summary>
    /// <param name="items">What the items are.</param>
    public static PoolKind Default(ItemKind items) => items == ItemKind.Edge ? PoolKind.Product : PoolKind.Mean;

    /// <summary>What suits items in place of a pool, for messages; null where it does.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="items">What the items are.</param>
    public static string? Against(PoolKind pool, ItemKind items) =>
        items == ItemKind.Node ? "no pool where nodes are judged by themselves"
        : pool == PoolKind.Product && items == ItemKind.Graph ? "sum, mean or max over the nodes of a graph"
        : null;

    /// <summary>How a pool is written.</summary>
    /// <param name="pool">The pool.</param>
    public static string NameOf(PoolKind pool) => pool switch
    {
        PoolKind.Sum => "sum",
        PoolKind.Mean => "mean",
        PoolKind.Max => "max",
        _ => "product",
    };

    /// <summary>What the metadata of weights say, or else the default; null where nodes are the items.</summary>
    /// <param name="data">The graph with its items.</param>
    /// <param name="weights">The weights; null where there are none.</param>
    /// <exception cref="WeightFormatException">They say something else than a pool, or one that does not suit the items.</exception>
    internal static PoolKind? Of(GraphData data, WeightFile? weights)
    {
        if (data.Groups is not { Kind: var items })
        {
            return null;
        }

        if (weights?.Metadata.GetValueOrDefault(Key) is not { } text)
        {
            return Default(items);
        }

        var pools = Enum.GetValues<PoolKind>().Where(pool => Against(pool, items) is null).ToList();
        return pools.Exists(pool => NameOf(pool) == text)
            ? pools.Find(pool => NameOf(pool) == text)
            : throw new WeightFormatException(
                weights.Source, $"expected one of {string.Join(", ", pools.Select(NameOf))} as {Key}, found '{Excerpt.Of(text)}'");
    }

    /// <summary>The pooled state of one item.</summary>
    /// <param name="pool">How.</param>
    /// <param name="nodes">The nodes of the item, at least one.</param>
    /// <param name="states">The states of all nodes, row by row, each as long as <paramref name="pooled"/>.</param>
    /// <param name="pooled">Receives it.</param>
    public static void Of(PoolKind pool, ReadOnlySpan<int> nodes, ReadOnlySpan<double> states, Span<double> pooled)
    {
        states.Slice(nodes[0] * pooled.Length, pooled.Length).CopyTo(pooled);
        foreach (var node in nodes[1..])
        {
            Add(pool, states.Slice(node * pooled.Length, pooled.Length), pooled);
        }

        for (var k = 0; pool == PoolKind.Mean && k < pooled.Length; k++)
        {
            pooled[k] /= nodes.Length;
        }
    }

    private static void Add(PoolKind pool, ReadOnlySpan<double> state, Span<double> pooled)
    {
        for (var k = 0; k < pooled.Length; k++)
        {
            pooled[k] = pool switch
            {
                PoolKind.Max => Math.Max(pooled[k], state[k]),
                PoolKind.Product => pooled[k] * state[k],
                _ => pooled[k] + state[k],
            };
        }
    }
}
