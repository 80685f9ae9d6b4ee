using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

/// <summary>Instances on which a certificate that claims too much is caught, by the monitors that let the right one pass.</summary>
public class TamperedCertificateTests
{
    // On these instances Φ was first seen to rise at 1.00, 1.51, 1.61, 1.65 and 1.86 times the certified limit, measured by bisection.
    [Theory]
    [InlineData(0, 1.01, 0.999)]
    [InlineData(1, 1.6, 1.4)]
    [InlineData(3, 1.7, 1.5)]
    [InlineData(5, 1.75, 1.55)]
    [InlineData(7, 2.0, 1.7)]
    public void A_step_too_large_makes_Phi_rise_and_one_within_the_slack_does_not(int delay, double caught, double passed)
    {
        var function = GridRuns.Tight();
        var bounds = new CurvatureBounds(function);
        Assert.NotNull(Watch(caught).Violation);
        Assert.Null(Watch(passed).Violation);
        Assert.Null(Watch(0.999).Violation);

        EnergyDescentMonitor Watch(double factor) => EnergyCertificateTests.Watch(
            function, EnergyCertificateTests.Certified(bounds, delay, factor), Scheduler(delay), 400);
    }

    /// <summary>The certificate is right, and the rule steps farther than it says.</summary>
    [Fact]
    public void A_rule_that_takes_larger_steps_than_certified_is_caught()
    {
        var function = GridRuns.Tight();
        var certificate = EnergyCertificateTests.Certified(new CurvatureBounds(function), 1, 0.999);
        Assert.NotNull(EnergyCertificateTests.Watch(function, certificate, Scheduler(1), 400, alpha: 2 * certificate.Alpha).Violation);
        Assert.Null(EnergyCertificateTests.Watch(function, certificate, Scheduler(1), 400).Violation);
    }

    // A claim of 1 where D is 3, or of 3 where it is 7, passes here: the certificate is sufficient, and the slack covers it.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(7, 0)]
    [InlineData(7, 1)]
    public void A_delay_far_too_small_is_caught(int delay, int claimed)
    {
        var function = GridRuns.Tight();
        var bounds = new CurvatureBounds(function);
        Assert.NotNull(Watch(claimed).Violation);
        Assert.Null(Watch(delay).Violation);

        EnergyDescentMonitor Watch(int allowedFor) => EnergyCertificateTests.Watch(
            function, EnergyCertificateTests.Certified(bounds, allowedFor, 0.999), Scheduler(delay), 400);
    }

    [Fact]
    public void Half_the_contraction_factor_of_a_linear_map_is_caught()
    {
        var matrix = new SparseMatrix(6, 6, Enumerable.Range(0, 6).Select(i => (i, (i + 1) % 6, 0.8)));
        var rule = new LinearRule(matrix, initial: [1, 1, 1, 1, 1, 1]);
        CheckFactor(rule, rule.Graph, Contraction.Certify(rule), 0.8);
    }

    [Fact]
    public void Half_the_contraction_factor_of_an_IGNN_is_caught()
    {
        var weights = new WeightFile();
        weights.Tensors["ignn.W"] = Tensor.Matrix(2, 2, [0.9, 0, 0, 0.9]);
        weights.Tensors["ignn.U"] = Tensor.Matrix(1, 2, [0, 0]);
        weights.Tensors["ignn.b"] = Tensor.Vector([1, 2]);
        var data = new Sampler(1).Data(Graphs.Cycle(5), 1);
        var rule = new IgnnRule(data, weights);
        CheckFactor(rule, data.Graph, Contraction.Certify(rule), 0.9);
    }

    /// <summary>
    /// Two nodes take turns and hardly read each other. Each turn halves one deviation; a level without the own version would claim that it
    /// halves both.
    /// </summary>
    [Fact]
    public void A_level_that_leaves_out_the_own_version_claims_too_much()
    {
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0.5, 0.01 }, { 0.01, 0.5 } }), initial: [1, 1]);
        var builder = new ScheduleBuilder(ScheduleHeader.For(rule.Graph));
        for (var turn = 0; turn < 20; turn++)
        {
            var node = turn % 2;
            int[] read = new int[rule.Graph.InDegree(node)];
            for (var slot = 0; slot < read.Length; slot++)
            {
                read[slot] = rule.Graph.InNeighbours(node)[slot] == node ? turn / 2 : (turn + 1) / 2;
            }

            builder.Add(new Activation { Node = node, Time = (turn + 1) * GridRuns.Step }, read, 0);
        }

        var certificate = Contraction.Certify(rule);
        var (right, wrong) = (Monitor(certificate, rule), Monitor(certificate, rule));
        GridRuns.Run(rule.Graph, rule, new Replay(builder.Build()), 20, right);
        GridRuns.Run(rule.Graph, rule, new Replay(builder.Build()), 20, new Counted(wrong));
        Assert.Equal(20, right.Checked);
        Assert.Null(right.Violation);
        Assert.NotNull(wrong.Violation);
    }

    private static LevelBoundMonitor Monitor(Certificate certificate, LinearRule rule) =>
        new(certificate, [1, 1], LinearFixedPoint.Solve(rule).States);

    private static IScheduler Scheduler(int delay) => delay switch
    {
        0 => new Synchronous(GridRuns.Step),
        1 => new Synchronous(GridRuns.Step, pipelined: true),
        7 => GridRuns.Bounded(3, 0.6, 5),
        _ => new GridRuns.ConstantAge((delay - 1) / 2),
    };

    private static void CheckFactor(IUpdateRule rule, Graph graph, Certificate certificate, double expected)
    {
        Close.To(expected, certificate.Factor, 1e-11);
        var initial = new SynchronousIteration(rule, graph).States;
        var limit = rule is LinearRule linear ? LinearFixedPoint.Solve(linear).States : FixedPoint.Solve(rule, graph).States;
        var (right, tampered) = (
            new LevelBoundMonitor(certificate, initial, limit),
            new LevelBoundMonitor(certificate with { Factor = certificate.Factor / 2 }, initial, limit));
        GridRuns.Run(graph, rule, GridRuns.Bounded(3, 0.6, 1), 100, right);
        GridRuns.Run(graph, rule, GridRuns.Bounded(3, 0.6, 1), 100, tampered);
        Assert.True(right.Checked > 100);
        Assert.Null(right.Violation);
        Assert.NotNull(tampered.Violation);
        Assert.Contains("at most", tampered.Violation.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Tells the number of turns instead of the level: 1 + the level of the other node, where nodes take turns.</summary>
    private sealed class Counted(LevelBoundMonitor inner) : IObserver
    {
        private int _turns;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            inner.Published(node, version, time, ++_turns, state);
    }
}
