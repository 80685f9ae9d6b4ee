namespace Hogwild.Models;

/// <summary>
/// The inner solves of training: some Newton steps towards the minimum of an energy from a warm start, and linear systems with the Hessian
/// there. One solver serves graphs of all sizes in turn; its buffers grow to the largest and are used again, so a step allocates nothing.
/// </summary>
/// <threadsafety>For one thread at a time.</threadsafety>
internal sealed class EnergySolver
{
    private const int MaxCuts = 40;
    private readonly BandedMatrix _factor = new(0, 0);
    private readonly CholeskyElimination _elimination = new();
    private EnergyExpansion _here = new();
    private EnergyExpansion _there = new();
    private EnergyFunction? _function;
    private double[] _direction = [];
    private double[] _trial = [];
    private bool _isFactored;

    /// <summary>The energy that was approached last.</summary>
    /// <exception cref="InvalidOperationException">Nothing was approached.</exception>
    public EnergyFunction Function => _function ?? throw new InvalidOperationException("expected Approach to have been called");

    /// <summary>‖∇E‖₂/β where the last <see cref="Approach"/> ended.</summary>
    public double Residual { get; private set; }

    /// <summary>E where the last <see cref="Approach"/> ended.</summary>
    public double Value { get; private set; }

    /// <summary>∇E where the last <see cref="Approach"/> ended, n × k; until the next one.</summary>
    public ReadOnlySpan<double> Gradient => _here.Gradient;

    /// <summary>
    /// At most so many Newton steps. A step along d is taken whole where the slope at its end is at most half of that at its start in size,
    /// and is cut back by the secant rule otherwise. Not reaching the tolerance is no error, nor are numbers that are not finite: the
    /// result says how far it came.
    /// </summary>
    /// <param name="function">The energy.</param>
    /// <param name="states">h, n × k, row by row: the start, and the end.</param>
    /// <param name="tolerance">Enough is a root mean square of the components of ∇E of at most this times β.</param>
    /// <param name="maxSteps">Largest number of Newton steps; 0 only evaluates.</param>
    /// <exception cref="ArgumentException"><paramref name="states"/> is of another length.</exception>
    public EnergySolve Approach(EnergyFunction function, Span<double> states, double tolerance, int maxSteps)
    {
        ArgumentNullException.ThrowIfNull(function);
        ThrowUnless(states.Length == function.Size, function.Size, states.Length, nameof(states));
        (_function, _isFactored) = (function, false);
        Buffers.Grow(ref _direction, states.Length);
        Buffers.Grow(ref _trial, states.Length);
        var enough = tolerance * Math.Sqrt(states.Length);
        Value = _here.Evaluate(function.Terms, states);
        Residual = Dense.Norm(Gradient) / function.Parameters.Beta;
        var steps = 0;
        while (steps < maxSteps && Residual > enough && double.IsFinite(Residual) && TryFactor(out _, out _))
        {
            Step(function, states);
            _isFactored = false;
            steps++;
        }

        return new EnergySolve(Residual, steps, Residual <= enough);
    }

    /// <summary>v with ∇²E(h) v = r where the last <see cref="Approach"/> ended; the Hessian is factored there the first time.</summary>
    /// <param name="r">n × k, row by row.</param>
    /// <param name="v">n × k, row by row; may be <paramref name="r"/> itself.</param>
    /// <exception cref="InvalidOperationException">Nothing was approached.</exception>
    /// <exception cref="ArgumentException">A length differs.</exception>
    /// <exception cref="NotPositiveDefiniteException">The Hessian is not, up to rounding, or not finite.</exception>
    public void Adjoint(ReadOnlySpan<double> r, Span<double> v)
    {
        var size = Function.Size;
        ThrowUnless(r.Length == size, size, r.Length, nameof(r));
        ThrowUnless(v.Length == size, size, v.Length, nameof(v));
        if (!TryFactor(out var row, out var pivot))
        {
            throw new NotPositiveDefiniteException(row, pivot);
        }

        r.CopyTo(v);
        CholeskyElimination.Solve(_factor, v);
    }

    /// <summary>Factors the Hessian here, if that has not been done.</summary>
    private bool TryFactor(out int row, out double pivot)
    {
        (row, pivot) = (-1, 1);
        if (!_isFactored)
        {
            _factor.Reset(_function!.Size, _function.HalfBandwidth);
            _here.AddHessian(_factor);
            row = _elimination.FirstBadPivot(_factor, out pivot);
            _isFactored = row < 0;
        }

        return _isFactored;
    }

    private void Step(EnergyFunction function, Span<double> states)
    {
        var direction = _direction.AsSpan(0, states.Length);
        var trial = _trial.AsSpan(0, states.Length);
        Gradient.CopyTo(direction);
        CholeskyElimination.Solve(_factor, direction);
        var slope = -Dense.Dot(Gradient, direction);
        var length = 1.0;
        for (var cut = 0; ; cut++)
        {
            states.CopyTo(trial);
            Dense.AddScaled(-length, direction, trial);
            Value = _there.Evaluate(function.Terms, trial);
            var slopeThere = -Dense.Dot(_there.Gradient, direction);
            if (slopeThere <= -0.5 * slope || cut == MaxCuts)
            {
                break;
            }

            // Where the slope there is not a number, as far back as it goes.
            var cutTo = slope / (slope - slopeThere);
            length *= cutTo > 0.1 ? Math.Min(cutTo, 0.9) : 0.1;
        }

        trial.CopyTo(states);
        (_here, _there) = (_there, _here);
        Residual = Dense.Norm(Gradient) / function.Parameters.Beta;
    }

    private static void ThrowUnless(bool fits, int expected, int found, string name)
    {
        if (!fits)
        {
            throw new ArgumentException($"expected {expected} numbers, found {found}", name);
        }
    }
}
