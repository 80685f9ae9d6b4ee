using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

/// <summary>Delays counted in activations of nodes instead of instants (docs/theory.md, 2.6).</summary>
public class LagTests
{
    /// <summary>
    /// Clocks and links without any bound: D is the largest lag of the very schedule, counted from its decisions, and the inequality holds
    /// at every instant, not only at the end.
    /// </summary>
    [Property(MaxTest = 150)]
    public void The_energy_falls_by_what_the_largest_lag_claims(ulong seed)
    {
        var sampler = new Sampler(seed);
        var function = GridRuns.Sample(sampler);
        var (lag, schedule) = Lag(function, seed);
        var certificate = EnergyCertificateTests.Certified(new CurvatureBounds(function), lag, 0.3 + (0.699 * sampler.Uniform()));
        var sum = new SumMonitor(function, certificate);
        var network = GridRuns.Run(function.Graph, new EnergyRule(function, certificate.Alpha), World(seed), 60, sum);
        sum.Complete();
        Assert.Equal(schedule.Trailer.Fingerprint, network.Fingerprint);
        Assert.Null(sum.Violation);
    }

    /// <summary>
    /// Instants would not do here: of n nodes that act one after the other every argument is n instants old or so, and one activation.
    /// </summary>
    [Fact]
    public void Turns_on_a_long_path_have_a_lag_that_does_not_grow_with_it()
    {
        foreach (var nodes in new[] { 4, 16, 64 })
        {
            var recording = new Recording(new RoundRobin(64));
            var graph = Graphs.Path(nodes);
            GridRuns.Run(graph, new LinearRule(new SparseMatrix(nodes, nodes, Enumerable.Range(1, nodes - 1).SelectMany(
                i => new[] { (i, i - 1, 0.1), (i - 1, i, 0.1) }))), recording, 100);
            var seen = AdmissibilityMonitor.Measure(graph, recording.Schedule, 0);
            Assert.Equal((0, 1), (seen.Lag, seen.NestedLag));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    public void A_lag_too_small_is_caught(int lag, int claimed)
    {
        var function = GridRuns.Tight();
        var bounds = new CurvatureBounds(function);
        var scheduler = new GridRuns.ConstantAge((lag - 1) / 2);
        var recording = new Recording(scheduler);
        GridRuns.Run(function.Graph, new EnergyRule(function, 0.1), recording, 60);
        var seen = AdmissibilityMonitor.Measure(function.Graph, recording.Schedule, 0);
        Assert.Equal(lag, Math.Max(seen.Lag, seen.NestedLag));
        Assert.NotNull(Watch(claimed).Violation);
        Assert.Null(Watch(lag).Violation);

        SumMonitor Watch(int delay)
        {
            // Half the limit without delay is 1/L, at which the first step takes all the energy there is to take.
            var certificate = EnergyCertificateTests.Certified(bounds, delay, 0.5);
            var sum = new SumMonitor(function, certificate);
            GridRuns.Run(function.Graph, new EnergyRule(function, certificate.Alpha), new GridRuns.ConstantAge((lag - 1) / 2), 400, sum);
            sum.Complete();
            return sum;
        }
    }

    private static (int Lag, Schedule Schedule) Lag(EnergyFunction function, ulong seed)
    {
        var recording = new Recording(World(seed));
        GridRuns.Run(function.Graph, new EnergyRule(function, 1e-3), recording, 60);
        var seen = AdmissibilityMonitor.Measure(function.Graph, recording.Schedule, 0);
        return (Math.Max(seen.Lag, seen.NestedLag), recording.Schedule);
    }

    private static Physical World(ulong seed) => new(
        new PoissonClock(TimeSpan.FromTicks(GridRuns.Step)),
        new Link(new Exponential(TimeSpan.FromTicks(1 + (long)(seed % 20))), 0.2),
        new Draws(seed));

    /// <summary>Checks E(x(t)) + Σ_{r&lt;t} α(1 − α(L/2 + ΛD)) ‖s(r)‖² ≤ E(x(0)) after every instant.</summary>
    private sealed class SumMonitor(EnergyFunction function, EnergyCertificate certificate) : IObserver
    {
        private readonly double[] _states = new double[function.Size];
        private readonly double _start = function.Value(new double[function.Size]);
        private long _time;
        private double _claimed;

        public CertificateViolation? Violation { get; private set; }

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            if (time != _time)
            {
                Complete();
                _time = time;
            }

            for (var k = 0; k < state.Length; k++)
            {
                var step = (state[k] - _states[(node * state.Length) + k]) / certificate.Alpha;
                _claimed += certificate.Decrease * step * step;
                _states[(node * state.Length) + k] = state[k];
            }
        }

        public void Complete()
        {
            var (found, allowed) = (function.Value(_states) + _claimed, _start + (1e-12 * (1 + Math.Abs(_start))));
            if (!(found <= allowed))
            {
                Violation ??= new CertificateViolation(null, _time, allowed, found);
            }
        }
    }
}
