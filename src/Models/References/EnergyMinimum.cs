namespace Hogwild.Models;

/// <summary>
/// The minimum of an energy by Newton's method with the banded Cholesky factorisation.
/// A step along d is taken whole where the slope at its end is at most half of that at its start in size, and is cut back by the secant
/// rule otherwise; slopes of a convex function need no values of it, so rounding does not hide the last digits.
/// </summary>
public sealed class EnergyMinimum
{
    private const int MaxSteps = 200;
    private const int MaxCuts = 40;

    private EnergyMinimum(EnergyPoint point, int steps) => (Point, Steps) = (point, steps);

    /// <summary>The energy at the minimum.</summary>
    public EnergyPoint Point { get; }

    /// <summary>h*, n × k. Not to be changed.</summary>
    public double[] States => Point.States;

    /// <summary>Number of Newton steps.</summary>
    public int Steps { get; }

    /// <summary>h* as exactly as rounding allows, from h = 0: until the gradient does not fall any more.</summary>
    /// <param name="function">The energy.</param>
    /// <param name="tolerance">
    /// Largest ‖∇E(h)‖₂ / max(β·‖h‖∞, ‖∇E(0)‖₂) that is accepted. Where β is small the sum of forces cannot be evaluated to better
    /// than a rounding of the forces, which their size at the start stands for.
    /// </param>
    /// <exception cref="ResidualException">The tolerance is not met.</exception>
    public static EnergyMinimum Solve(EnergyFunction function, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(function);
        using var work = Work.On(Work.References);
        var start = function.At(new double[function.Size]);
        return Descend(start, point => tolerance * Math.Max(Dense.MaxNorm(point.States), start.Residual));
    }

    /// <summary>h* with its residual ‖∇E‖₂/β.</summary>
    public Reference ToReference() => new(IsFixedPoint: true, States, Point.Residual);

    private static EnergyMinimum Descend(EnergyPoint point, Func<EnergyPoint, double> allowed)
    {
        var steps = 0;
        for (; steps < MaxSteps; steps++)
        {
            var enough = point.Residual <= allowed(point);
            if (point.Residual == 0 || !double.IsFinite(point.Residual))
            {
                break;
            }

            var next = Step(point);
            if (enough && !(next.Residual < point.Residual))
            {
                break;
            }

            point = next;
        }

        return point.Residual <= allowed(point)
            ? new EnergyMinimum(point, steps)
            : throw new ResidualException($"minimum of the energy after {steps} Newton steps", point.Residual, allowed(point));
    }

    internal static EnergyPoint Step(EnergyPoint point)
    {
        var direction = BandedCholesky.Factor(point.Hessian()).Solve(point.Gradient);
        var slope = -Dense.Dot(point.Gradient, direction);
        var length = 1.0;
        for (var cut = 0; ; cut++)
        {
            var h = point.States.AsSpan().ToArray();
            Dense.AddScaled(-length, direction, h);
            var next = point.Function.At(h);
            var slopeThere = -Dense.Dot(next.Gradient, direction);
            if (slopeThere <= -0.5 * slope || cut == MaxCuts)
            {
                return next;
            }

            length *= Math.Clamp(slope / (slope - slopeThere), 0.1, 0.9);
        }
    }
}
