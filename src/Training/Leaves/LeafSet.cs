using TorchSharp;

namespace Hogwild.Training;

/// <summary>The parameters of a training by name, in ordinal order.</summary>
internal sealed class LeafSet : IDisposable
{
    private readonly SortedDictionary<string, Leaf> _leaves = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, torch.Tensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Parameters with their first numbers.</summary>
    public LeafSet(IEnumerable<KeyValuePair<string, Models.Tensor>> initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        foreach (var (name, tensor) in initial)
        {
            _leaves.Add(name, new Leaf(name, tensor));
        }
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyDictionary<string, Leaf> All => _leaves;

    /// <summary>The parameters in torch, up to date; the twins take them.</summary>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public IReadOnlyDictionary<string, torch.Tensor> ByName
    {
        get
        {
            TorchNatives.EnsureLoaded();
            foreach (var (name, leaf) in _leaves)
            {
                _tensors[name] = leaf.Tensor;
            }

            return _tensors;
        }
    }

    /// <summary>A parameter, or null where there is none of that name.</summary>
    public Leaf? Find(string name) => _leaves.GetValueOrDefault(name);

    /// <summary>The numbers as they are now, as tensors of a model.</summary>
    public SortedDictionary<string, Models.Tensor> ToTensors() =>
        new(_leaves.ToDictionary(leaf => leaf.Key, leaf => leaf.Value.ToTensor(), StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Releases the native memory.</summary>
    public void Dispose()
    {
        foreach (var leaf in _leaves.Values)
        {
            leaf.Dispose();
        }
    }
}
