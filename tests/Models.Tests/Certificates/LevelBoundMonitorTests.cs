using Hogwild.Models.Tests.Rules;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

public class LevelBoundMonitorTests
{
    [Property(MaxTest = 150)]
    public void Every_version_of_a_contraction_is_as_close_as_its_level_says(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var matrix = LinearRuleTests.Matrix(sampler, n, 0.3);
        var initial = sampler.Normals(n, 5);
        var rule = new LinearRule(SparseMatrix.FromDense(matrix), sampler.Normals(n), initial, relu: sampler.Uniform() < 0.5);
        var certificate = Contraction.Certify(rule);
        if (certificate.Factor >= 1)
        {
            return;
        }

        var monitor = new LevelBoundMonitor(certificate, initial, LinearFixedPoint.Solve(rule).States);
        var network = GridRuns.Run(rule.Graph, rule, Scheduler(scheduler, seed), 60, monitor);
        Assert.Null(monitor.Violation);
        Assert.Equal(network.Activations, monitor.Checked);
    }

    [Fact]
    public void States_of_different_sizes_are_refused()
    {
        var certificate = Contraction.Certify(new LinearRule(SparseMatrix.FromDense(new[,] { { 0.5 } })));
        Assert.Throws<ArgumentException>(() => new LevelBoundMonitor(certificate, [1, 2], [1]));
    }

    private static IScheduler Scheduler(byte number, ulong seed)
    {
        var time = TimeSpan.FromTicks(GridRuns.Step);
        return (number % 3) switch
        {
            0 => new Synchronous(GridRuns.Step),
            1 => GridRuns.Bounded(5, 0.4, seed),
            _ => new Physical(new PoissonClock(time), new Link(new Exponential(2 * time), 0.3), new Draws(seed)),
        };
    }
}
