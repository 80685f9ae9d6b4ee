using TorchSharp;

namespace Hogwild.Training;

/// <summary>Between arrays and torch's tensors in float64.</summary>
internal static class TorchArrays
{
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
}
