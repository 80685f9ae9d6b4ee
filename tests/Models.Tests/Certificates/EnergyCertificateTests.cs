using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

public class EnergyCertificateTests
{
    /// <summary>The inequality of every step, which needs no horizon: random energies, bounds, activities and seeds.</summary>
    [Property(MaxTest = 200)]
    public void Phi_falls_by_what_is_claimed_in_every_step(ulong seed, byte steps)
    {
        var sampler = new Sampler(seed);
        var function = GridRuns.Sample(sampler);
        var bound = 1 + (steps % 3);
        var bounds = new CurvatureBounds(function);
        var delay = EnergyCertificate.DelayOnGrid(bound);
        var certificate = Certified(bounds, delay, 0.3 + (0.699 * sampler.Uniform()));
        var monitor = Watch(function, certificate, GridRuns.Bounded(bound, 0.2 + (0.8 * sampler.Uniform()), seed), 150);
        Assert.Null(monitor.Violation);
        Assert.InRange(monitor.Checked, 150 / bound, 151);
    }

    [Property(MaxTest = 100)]
    public void Exact_and_pipelined_rounds_have_a_delay_of_none_and_one(ulong seed, bool pipelined)
    {
        var function = GridRuns.Sample(new Sampler(seed));
        var certificate = Certified(new CurvatureBounds(function), pipelined ? 1 : 0, 0.999);
        Assert.Null(Watch(function, certificate, new Synchronous(GridRuns.Step, pipelined), 100).Violation);
    }

    /// <summary>Only where the condition number is at most 10: at a certified step descent takes some multiple of it.</summary>
    [Property(MaxTest = 15)]
    public void Well_conditioned_energies_converge_at_a_certified_step(ulong seed, byte steps)
    {
        var bound = 1 + (steps % 3);
        var free = new CurvatureBounds(GridRuns.Sample(new Sampler(seed), beta: 1)).Lambda - 1;
        var function = GridRuns.Sample(new Sampler(seed), beta: (free / 9) + 1e-3);
        var bounds = new CurvatureBounds(function);
        Assert.InRange(bounds.Lambda / function.Parameters.Beta, 0, 10);
        var certificate = Certified(bounds, EnergyCertificate.DelayOnGrid(bound), 0.99);
        var network = GridRuns.Run(function.Graph, new EnergyRule(function, certificate.Alpha), GridRuns.Bounded(bound, 0.7, seed), 6000);
        var minimum = EnergyMinimum.Solve(function).States;
        for (var node = 0; node < function.Graph.NodeCount; node++)
        {
            var expected = minimum.AsSpan(node * function.StateSize, function.StateSize);
            Close.To(expected, network.State(node), 1e-8, $"node {node}");
        }
    }

    [Fact]
    public void The_limit_is_two_over_L_and_twice_Lambda_per_delay()
    {
        var bounds = new CurvatureBounds(GridRuns.Tight(w: 4, beta: 1));
        var certificate = EnergyCertificate.Certify(bounds, 0.05, 3);
        Close.To(2.0 / (5 * 7), certificate.StepLimit, 1e-11);
        Close.To(0.05 * (1 - (0.05 * (2.5 + 15))), certificate.Decrease, 1e-11);
        Assert.True(certificate.Holds);
        Assert.False(certificate.IsHeuristic);
        Assert.False(EnergyCertificate.Certify(bounds, 0.06, 3).Holds);
        var sampled = EnergyCertificate.Certify(bounds, 0.05, 3, sampledCurvature: 2);
        Assert.True(sampled.IsHeuristic);
        Close.To(2.0 / 32, sampled.StepLimit, 1e-11);
        Assert.False(EnergyCertificate.Certify(bounds, 0.05, 3, sampledCurvature: 6).IsHeuristic);
        Assert.Equal([3, 3, -1, 0], new[] { 0.05, 1.9999 / 35, 0.4, 0.39 }.Select(alpha => EnergyCertificate.LargestDelay(bounds, alpha)));
        Assert.Equal([1, 4, 7, 58], new[] { 1, 2, 3, 20 }.Select(EnergyCertificate.DelayOnGrid));
    }

    [Fact]
    public void Errors_say_which_number_is_wrong()
    {
        var bounds = new CurvatureBounds(GridRuns.Tight());
        Assert.Equal("alpha", Assert.Throws<ArgumentOutOfRangeException>(() => EnergyCertificate.Certify(bounds, 0, 1)).ParamName);
        Assert.Equal("delay", Assert.Throws<ArgumentOutOfRangeException>(() => EnergyCertificate.Certify(bounds, 1, -1)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyCertificate.Certify(bounds, 1, 1, sampledCurvature: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyCertificate.DelayOnGrid(0));
    }

    internal static EnergyCertificate Certified(CurvatureBounds bounds, int delay, double fraction)
    {
        var limit = EnergyCertificate.Certify(bounds, 1, delay).StepLimit;
        return EnergyCertificate.Certify(bounds, fraction * limit, delay);
    }

    internal static EnergyDescentMonitor Watch(
        EnergyFunction function, EnergyCertificate certificate, IScheduler scheduler, int steps, double? alpha = null)
    {
        var monitor = new EnergyDescentMonitor(function, certificate);
        GridRuns.Run(function.Graph, new EnergyRule(function, alpha ?? certificate.Alpha), scheduler, steps, monitor);
        monitor.Complete();
        return monitor;
    }
}
