namespace Hogwild.Models;

/// <summary>
/// The energy at one h: value, gradient and second derivatives. First and second derivatives of all activations are kept from the gradient,
/// so a Hessian-vector product has no square root in it.
/// </summary>
public sealed class EnergyPoint
{
    private readonly EnergyExpansion _expansion = new();

    internal EnergyPoint(EnergyFunction function, double[] h)
    {
        (Function, States) = (function, h);
        Value = _expansion.Evaluate(function.Terms, h);
    }

    /// <summary>The energy that this is a point of.</summary>
    public EnergyFunction Function { get; }

    /// <summary>h, n × k. Not to be changed.</summary>
    public double[] States { get; }

    /// <summary>E(h).</summary>
    public double Value { get; }

    /// <summary>∇E(h), n × k.</summary>
    public ReadOnlySpan<double> Gradient => _expansion.Gradient;

    /// <summary>‖∇E(h)‖₂/β, which bounds ‖h − h*‖₂ by strong convexity.</summary>
    public double Residual => Dense.Norm(Gradient) / Function.Parameters.Beta;

    /// <summary>∇²E(h) v.</summary>
    /// <param name="v">n × k, row by row.</param>
    public double[] HessianVectorProduct(ReadOnlySpan<double> v)
    {
        var product = new double[States.Length];
        _expansion.HessianVectorProduct(v, product);
        return product;
    }

    /// <summary>The expansion there.</summary>
    internal EnergyExpansion Expansion => _expansion;

    /// <summary>∇²E(h) as a band matrix.</summary>
    internal BandedMatrix Hessian()
    {
        var hessian = new BandedMatrix(States.Length, Function.HalfBandwidth);
        _expansion.AddHessian(hessian);
        return hessian;
    }
}
