using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Checks the step of an <see cref="EnergyCertificate"/> at every instant of a run: Φ(t+1) ≤ Φ(t) − max(0, Decrease)·‖s(t)‖², with E, x
/// and s from the published states alone. Where α is not below the limit, what is checked is that Φ does not rise, which then need not be
/// so. The run starts from h = 0, as <see cref="EnergyRule"/> does. An energy is evaluated at every instant.
/// </summary>
/// <param name="function">The energy.</param>
/// <param name="certificate">What is claimed.</param>
/// <param name="tolerance">Allowed rounding, relative to |Φ(0)| + |Φ(t)| + α‖s(t)‖². Default 1e-12.</param>
public sealed class EnergyDescentMonitor(EnergyFunction function, EnergyCertificate certificate, double tolerance = 1e-12) : IObserver
{
    private readonly double[] _states = new double[function.Size];
    private readonly Queue<double> _steps = new(Enumerable.Repeat(0.0, certificate.Delay));
    private readonly double _start = function.Value(new double[function.Size]);
    private long _time = -1;
    private double _moved;

    /// <summary>Φ after the last instant checked.</summary>
    public double Value { get; private set; } = function.Value(new double[function.Size]);

    /// <summary>Number of instants checked.</summary>
    public long Checked { get; private set; }

    /// <summary>The first instant after which Φ was larger than allowed; null while there is none.</summary>
    public CertificateViolation? Violation { get; private set; }

    /// <inheritdoc/>
    public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
    {
        if (time != _time)
        {
            Complete();
            _time = time;
        }

        var old = _states.AsSpan(node * state.Length, state.Length);
        for (var k = 0; k < state.Length; k++)
        {
            var step = (state[k] - old[k]) / certificate.Alpha;
            _moved += step * step;
        }

        state.CopyTo(old);
    }

    /// <summary>Checks the last instant: to be called once the run has ended. Earlier ones are checked as the next begins.</summary>
    public void Complete()
    {
        if (_time < 0)
        {
            return;
        }

        _steps.Enqueue(_moved);
        _steps.Dequeue();
        var phi = Phi();
        var slack = tolerance * (Math.Abs(_start) + Math.Abs(Value) + (certificate.Alpha * _moved));
        var allowed = Value - (Math.Max(0, certificate.Decrease) * _moved) + slack;
        Checked++;
        if (!(phi <= allowed))
        {
            Violation ??= new CertificateViolation(null, _time, allowed, phi);
        }

        (Value, _time, _moved) = (phi, -1, 0);
    }

    /// <summary>E + (α²Λ/2) Σ (1·‖s(t−D)‖² + … + D·‖s(t−1)‖²).</summary>
    private double Phi()
    {
        var (sum, weight) = (0.0, 0);
        foreach (var squared in _steps)
        {
            sum += ++weight * squared;
        }

        return function.Value(_states) + (0.5 * certificate.Alpha * certificate.Alpha * certificate.Lambda * sum);
    }
}
