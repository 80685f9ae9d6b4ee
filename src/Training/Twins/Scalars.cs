using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Operations with a number, spoken or silent. TorchSharp turns a number into a native scalar that nothing refers to while torch reads
/// it, so a garbage collection at that moment frees it and the operation fails or, worse, computes with something else. Here it is kept
/// until torch is done. Nothing in this room may therefore use an operator between a tensor and a number, nor + and − between tensors:
/// torch adds x + α·y, and the α is such a number.
/// </summary>
internal static class Scalars
{
    /// <summary>x · factor.</summary>
    public static torch.Tensor Times(this torch.Tensor x, double factor)
    {
        using Scalar scalar = factor;
        return x.mul(scalar);
    }

    /// <summary>x + y.</summary>
    public static torch.Tensor Plus(this torch.Tensor x, torch.Tensor y)
    {
        using Scalar one = 1.0;
        return x.add(y, one);
    }

    /// <summary>x − y.</summary>
    public static torch.Tensor Minus(this torch.Tensor x, torch.Tensor y)
    {
        using Scalar minusOne = -1.0;
        return x.add(y, minusOne);
    }

    /// <summary>x + term.</summary>
    public static torch.Tensor Plus(this torch.Tensor x, double term)
    {
        using Scalar scalar = term;
        using Scalar one = 1.0;
        return x.add(scalar, one);
    }

    /// <summary>x with rows added at the indices, which may repeat.</summary>
    public static torch.Tensor PlusRows(this torch.Tensor x, torch.Tensor indices, torch.Tensor rows)
    {
        using Scalar one = 1.0;
        return x.index_add(0, indices, rows, one);
    }
}
