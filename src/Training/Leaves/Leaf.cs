using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// A parameter of a training: its numbers and its gradient as arrays, and both in torch as far as a trainer computes there. The arrays are
/// what counts: the tensor is made when it is first asked for, and brought up to date when it is asked for again.
/// </summary>
internal sealed class Leaf : IDisposable
{
    private readonly long[] _shape;
    private torch.Tensor? _tensor;
    private bool _isStale;

    /// <summary>A parameter with its first numbers.</summary>
    public Leaf(Models.Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        (Values, Gradient) = ([.. initial.Values], new double[initial.Values.Length]);
        _shape = [.. initial.Shape.Select(size => (long)size)];
    }

    /// <summary>The numbers, row by row. Who changes them calls <see cref="Changed"/>.</summary>
    public double[] Values { get; }

    /// <summary>What plain code has added to the gradient since <see cref="Clear"/>, as long as <see cref="Values"/>.</summary>
    public double[] Gradient { get; }

    /// <summary>The parameter in torch, with a gradient of its own; up to date, and not to be changed.</summary>
    public torch.Tensor Tensor
    {
        get
        {
            if (_tensor is null)
            {
                _tensor = TorchArrays.FromValues(Values, _shape).requires_grad_().DetachFromDisposeScope();
            }
            else if (_isStale)
            {
                TorchArrays.Assign(_tensor, Values);
            }

            _isStale = false;
            return _tensor;
        }
    }

    /// <summary>The numbers as they are now, as part of a model.</summary>
    public Models.Tensor ToTensor() => new([.. _shape.Select(size => (int)size)], [.. Values]);

    /// <summary>Says that <see cref="Values"/> have changed.</summary>
    public void Changed() => _isStale = true;

    /// <summary>Forgets the gradient.</summary>
    public void Clear()
    {
        Array.Clear(Gradient);
        _tensor?.grad?.zero_();
    }

    /// <summary>The whole gradient: that of plain code, and that of torch.</summary>
    public double[] WholeGradient()
    {
        using var scope = torch.NewDisposeScope();
        if (_tensor?.grad is not { } found)
        {
            return [.. Gradient];
        }

        var whole = TorchArrays.Values(found);
        for (var i = 0; i < whole.Length; i++)
        {
            whole[i] += Gradient[i];
        }

        return whole;
    }

    /// <summary>Releases the native memory.</summary>
    public void Dispose() => _tensor?.Dispose();
}
