using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

public class EnergyRateTests
{
    /// <summary>At the end of every period, for random energies, bounds, activities and seeds.</summary>
    [Property(MaxTest = 60)]
    public void The_excess_is_never_above_the_certified_rate(ulong seed, byte steps)
    {
        var sampler = new Sampler(seed);
        var function = GridRuns.Sample(sampler, beta: 0.5 + sampler.Uniform());
        var bound = 1 + (steps % 3);
        var certificate = EnergyCertificateTests.Certified(
            new CurvatureBounds(function), EnergyCertificate.DelayOnGrid(bound), 0.3 + (0.699 * sampler.Uniform()));
        var rate = Rate(function, certificate, bound);
        var scheduler = GridRuns.Bounded(bound, 0.2 + (0.8 * sampler.Uniform()), seed);
        var excess = new Excess(function, certificate.Alpha, scheduler, 400);
        for (var period = 0; period * rate.Period <= 400; period++)
        {
            Assert.InRange(excess.At(period * rate.Period), double.NegativeInfinity, Allowed(rate, period));
            Assert.InRange(excess.DistanceAt(period * rate.Period), 0, rate.Distance(period) + 1e-9);
        }
    }

    /// <summary>
    /// Descent with exact rounds on β/2‖h‖², nearly, shrinks the excess by (1 − αβ)² a round; the rate says 1/(1 + 2αβ(1 − αβ/2)), which is
    /// all but the same for small steps.
    /// </summary>
    [Fact]
    public void A_rate_that_is_a_tenth_too_fast_is_caught()
    {
        var function = GridRuns.Tight(w: 1e-6, beta: 1, b: 1);
        var certificate = EnergyCertificateTests.Certified(new CurvatureBounds(function), 0, 0.01);
        var right = Rate(function, certificate, 1);
        var excess = new Excess(function, certificate.Alpha, new Synchronous(GridRuns.Step), 100);
        Assert.Equal(1, right.Period);
        Assert.InRange(right.Factor / ((1 - certificate.Alpha) * (1 - certificate.Alpha)), 1, 1.002);
        Assert.DoesNotContain(Enumerable.Range(0, 101), period => excess.At(period) > Allowed(right, period));
        var tampered = right with { Factor = right.Factor * Math.Pow(right.Factor, 0.1) };
        Assert.Contains(Enumerable.Range(0, 101), period => excess.At(period) > Allowed(tampered, period));
    }

    [Fact]
    public void Only_certified_steps_have_a_rate()
    {
        var bounds = new CurvatureBounds(GridRuns.Tight());
        Assert.Null(EnergyRate.Of(EnergyCertificate.Certify(bounds, 1, 4), 2, 0.01, 1));
        Assert.Null(EnergyRate.Of(EnergyCertificate.Certify(bounds, 1e-3, 4, sampledCurvature: 0.5), 2, 0.01, 1));
        Assert.NotNull(EnergyRate.Of(EnergyCertificate.Certify(bounds, 1e-3, 4), 2, 0.01, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyRate.Of(EnergyCertificate.Certify(bounds, 1e-3, 4), 0, 0.01, 1));
    }

    private static EnergyRate Rate(EnergyFunction function, EnergyCertificate certificate, int window) => EnergyRate.Of(
        certificate,
        window,
        function.Parameters.Beta,
        function.Value(new double[function.Size]) - function.Value(EnergyMinimum.Solve(function).States))!;

    private static double Allowed(EnergyRate rate, int periods) =>
        (rate.Distance(periods) * rate.Distance(periods) * rate.Beta / 2) + (1e-11 * (1 + rate.Start));

    /// <summary>E − min E, and ‖x − h*‖₂, after each step of the grid.</summary>
    private sealed class Excess : IObserver
    {
        private readonly EnergyFunction _function;
        private readonly double[] _states;
        private readonly double[] _minimum;
        private readonly List<(long Time, double Energy, double Distance)> _seen = [];
        private long _time;

        public Excess(EnergyFunction function, double alpha, IScheduler scheduler, int steps)
        {
            (_function, _states, _minimum) = (function, new double[function.Size], EnergyMinimum.Solve(function).States);
            GridRuns.Run(function.Graph, new EnergyRule(function, alpha), scheduler, steps, this);
            Note();
        }

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            if (time != _time)
            {
                Note();
                _time = time;
            }

            state.CopyTo(_states.AsSpan(node * state.Length));
        }

        public double At(int step) => Seen(step).Energy;

        public double DistanceAt(int step) => Seen(step).Distance;

        private (long Time, double Energy, double Distance) Seen(int step) => _seen.Last(seen => seen.Time <= step * GridRuns.Step);

        private void Note()
        {
            var distance = Math.Sqrt(_states.Zip(_minimum, (a, b) => (a - b) * (a - b)).Sum());
            _seen.Add((_time, _function.Value(_states) - _function.Value(_minimum), distance));
        }
    }
}
