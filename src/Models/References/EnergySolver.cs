namespace Hogwild.Models;
/// <summary>TEMP</summary>
public sealed class EnergySolver
{
    private EnergyPoint? _point; private BandedCholesky? _factor;
    /// <summary>TEMP</summary>
    public void Approach(EnergyFunction function, Span<double> states, double tolerance, int maxSteps)
    {
        var point = function.At(states);
        for (var s = 0; s < maxSteps; s++)
        {
            if (Dense.Norm(point.Gradient) <= tolerance * function.Parameters.Beta * Math.Sqrt(states.Length)) { break; }
            point = EnergyMinimum.Step(point);
        }
        point.States.CopyTo(states);
        (_point, _factor) = (point, null);
    }
    /// <summary>TEMP</summary>
    public void Adjoint(ReadOnlySpan<double> r, Span<double> v)
    {
        _factor ??= BandedCholesky.Factor(_point!.Hessian());
        _factor.Solve(r).CopyTo(v);
    }
}
