using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Named tensors of a model in float64, with gradients, in ordinal order of their names.</summary>
internal sealed class TensorSet : IDisposable
{
    private readonly SortedDictionary<string, torch.Tensor> _tensors = new(StringComparer.Ordinal);

    /// <summary>Copies the tensors of <paramref name="weights"/>; gradients are tracked.</summary>
    /// <exception cref="TorchNativesException">TorchSharp's natives cannot be loaded.</exception>
    public TensorSet(WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        TorchNatives.EnsureLoaded();
        foreach (var (name, tensor) in weights.Tensors)
        {
            _tensors.Add(name, FromValues(tensor.Values, [.. tensor.Shape.Select(size => (long)size)]).requires_grad_());
        }
    }

    /// <summary>The tensors by name, in ordinal order; the twins take them.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> ByName => _tensors;

    /// <summary>
    /// A float64 tensor of numbers given row by row, in memory of torch's own. Memory of an array is aligned to 8 bytes only, and with
    /// another alignment a matrix product may round otherwise.
    /// </summary>
    public static torch.Tensor FromValues(double[] values, params ReadOnlySpan<long> shape)
    {
        using var view = torch.tensor(values, shape.ToArray(), torch.ScalarType.Float64);
        return view.clone();
    }

    /// <summary>Puts numbers, row by row, into a tensor.</summary>
    public static void Assign(torch.Tensor tensor, double[] values)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(values);
        using var untracked = torch.no_grad();
        using var source = FromValues(values, tensor.shape);
        tensor.copy_(source);
    }

    /// <summary>The numbers of a float64 tensor, row by row.</summary>
    public static double[] Values(torch.Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var scope = torch.NewDisposeScope();
        return [.. tensor.detach().contiguous().data<double>()];
    }

    /// <summary>Releases the native memory.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
        {
            tensor.Dispose();
        }
    }
}
