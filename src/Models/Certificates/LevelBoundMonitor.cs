using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Checks ‖x_i^v − x_i*‖_b / u_i ≤ c^level(v) · E0 of a contraction certificate at every version that is published (Bertsekas &amp;
/// Tsitsiklis 1989, §6.2–6.3). It holds under every schedule; where it does not, certificate, fixed point, levels or rule are wrong.
/// </summary>
public sealed class LevelBoundMonitor : IObserver
{
    private readonly Certificate _certificate;
    private readonly double[] _fixedPoint;
    private readonly double[] _deviation;
    private readonly double _slack;
    private readonly List<double> _powers = [1];

    /// <summary>A monitor for one run.</summary>
    /// <param name="certificate">What is claimed.</param>
    /// <param name="initial">Version 0 of all nodes, n × k, row by row.</param>
    /// <param name="fixedPoint">x*, n × k, row by row.</param>
    /// <param name="tolerance">Allowed rounding, relative to E0 + the norm of x*. Default 1e-12.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public LevelBoundMonitor(
        Certificate certificate, ReadOnlySpan<double> initial, ReadOnlySpan<double> fixedPoint, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (initial.Length != fixedPoint.Length)
        {
            throw new ArgumentException($"expected {fixedPoint.Length} numbers, found {initial.Length}", nameof(initial));
        }

        (_certificate, _fixedPoint) = (certificate, fixedPoint.ToArray());
        var nodes = certificate.NodeWeights.Length;
        _deviation = new double[nodes == 0 ? 0 : fixedPoint.Length / nodes];
        Start = certificate.Norm(initial, fixedPoint);
        _slack = tolerance * (Start + certificate.Norm(fixedPoint, new double[fixedPoint.Length]));
    }

    /// <summary>E0, the distance at the start in the norm of the certificate.</summary>
    public double Start { get; }

    /// <summary>Number of versions checked.</summary>
    public long Checked { get; private set; }

    /// <summary>The first version that is farther away than its level allows; null while there is none.</summary>
    public CertificateViolation? Violation { get; private set; }

    /// <inheritdoc/>
    public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
    {
        for (var k = 0; k < _deviation.Length; k++)
        {
            _deviation[k] = state[k] - _fixedPoint[(node * _deviation.Length) + k];
        }

        var found = _certificate.BlockNorm(_deviation) / _certificate.NodeWeights[node];
        var allowed = (Power(level) * Start) + _slack;
        Checked++;
        if (!(found <= allowed))
        {
            Violation ??= new CertificateViolation(node, time, allowed, found);
        }
    }

    private double Power(int level)
    {
        while (_powers.Count <= level)
        {
            _powers.Add(_powers[^1] * _certificate.Factor);
        }

        return _powers[level];
    }
}
