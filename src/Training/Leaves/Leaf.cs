using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// A parameter of a training: its numbers and its gradient as arrays, and both in torch as far as a trainer computes there. The arrays are
/// what counts: the tensor is made when it is first asked for, and brought up to date when it is asked for again.
/// </summary>
internal sealed class Leaf : IDisposable
{
    private readonly string _name;
    private readonly long[] _shape;
    private double[]? _gradient;
    private torch.Tensor? _tensor;
    private bool _isStale;

    /// <summary>A parameter with its first numbers.</summary>
    public Leaf(string name, Models.Tensor initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        (_name, Values) = (name, [.. initial.Values]);
        _shape = [.. initial.Shape.Select(size => (long)size)];
    }

    /// <summary>The numbers, row by row. Who changes them calls <see cref="Changed"/>.</summary>
    public double[] Values { get; }

    /// <summary>
    /// What plain code has added to the gradient since <see cref="Clear"/>, as long as <see cref="Values"/>. Only code that adds to it asks
    /// for it: a parameter that neither such code nor torch has come to is none that is learnt.
    /// </summary>
    public double[] Gradient => _gradient ??= new double[Values.Length];

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
        _gradient.AsSpan().Clear();
        _tensor?.grad?.zero_();
    }

    /// <summary>The whole gradient: that of plain code, and that of torch.</summary>
    /// <exception cref="InvalidOperationException">Neither has ever come to this parameter.</exception>
    public double[] WholeGradient()
    {
        using var scope = torch.NewDisposeScope();
        if (_tensor?.grad is not { } found)
        {
            return [.. _gradient ?? throw Unreached(_name)];
        }

        var whole = TorchArrays.Values(found);
        for (var i = 0; i < (_gradient?.Length ?? 0); i++)
        {
            whole[i] += _gradient![i];
        }

        return whole;
    }

    /// <summary>The error of a gradient that is not there, which would train as zeros.</summary>
    /// <param name="name">Whose.</param>
    public static InvalidOperationException Unreached(string name) =>
        new($"expected a loss that depends on {name}, found that no gradient comes to it");

    /// <summary>Releases the native memory.</summary>
    public void Dispose() => _tensor?.Dispose();
}
