using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>The pooling of states in torch, over the edges or graphs of some graphs as one.</summary>
internal sealed class PoolTensors : IDisposable
{
    private readonly PoolKind _pool;
    private readonly NodeGroups _groups;
    private readonly torch.Tensor _members;
    private readonly torch.Tensor _items;
    private readonly torch.Tensor _shares;

    /// <summary>The pooling of some groups.</summary>
    /// <param name="pool">How.</param>
    /// <param name="groups">The nodes of every item.</param>
    public PoolTensors(PoolKind pool, NodeGroups groups)
    {
        (_pool, _groups) = (pool, groups);
        _members = tensor([.. groups.Members.Select(node => (long)node)], ScalarType.Int64);
        _items = tensor(
            [.. Enumerable.Range(0, groups.Count).SelectMany(item => Enumerable.Repeat((long)item, groups[item].Length))],
            ScalarType.Int64);
        _shares = TorchArrays.FromValues(
            [.. Enumerable.Range(0, groups.Count).Select(item => pool == PoolKind.Mean ? 1.0 / groups[item].Length : 1)], groups.Count, 1);
    }

    /// <summary>The pooled states: [n × s] to [items × s]. Of the largest ones the first has the gradient.</summary>
    public torch.Tensor Of(torch.Tensor states)
    {
        ArgumentNullException.ThrowIfNull(states);
        using var scope = NewDisposeScope();
        return (_pool switch
        {
            PoolKind.Max => Largest(states),
            PoolKind.Product => Products(states),
            _ => zeros([_groups.Count, states.shape[1]], ScalarType.Float64).PlusRows(_items, states.index_select(0, _members)) * _shares,
        }).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _members.Dispose();
        _items.Dispose();
        _shares.Dispose();
    }

    private torch.Tensor Products(torch.Tensor states)
    {
        var first = tensor([.. Enumerable.Range(0, _groups.Count).Select(item => (long)_groups[item][0])], ScalarType.Int64);
        var second = tensor([.. Enumerable.Range(0, _groups.Count).Select(item => (long)_groups[item][1])], ScalarType.Int64);
        return states.index_select(0, first) * states.index_select(0, second);
    }

    private torch.Tensor Largest(torch.Tensor states)
    {
        var (values, width) = (TorchArrays.Values(states), (int)states.shape[1]);
        var where = new long[_groups.Count * width];
        for (var item = 0; item < _groups.Count; item++)
        {
            for (var k = 0; k < width; k++)
            {
                var best = _groups[item][0];
                foreach (var node in _groups[item])
                {
                    best = values[(node * width) + k] > values[(best * width) + k] ? node : best;
                }

                where[(item * width) + k] = best;
            }
        }

        return states.gather(0, tensor(where, [_groups.Count, width], ScalarType.Int64));
    }
}
