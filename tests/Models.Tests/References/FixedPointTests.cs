using Hogwild.Models.Tests.Rules;

namespace Hogwild.Models.Tests.References;

public class FixedPointTests
{
    [Fact]
    public void A_slow_contraction_is_solved_beyond_its_tolerance()
    {
        // x ← 0.999 x + 1: a residual of 1e-12·‖x‖ alone would leave an error a thousand times larger.
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0.999 } }), [1]);
        var reference = FixedPoint.Solve(rule, rule.Graph);
        Close.To(1000, reference.States[0], 2e-13);
        Assert.InRange(reference.Residual, 0, 2.5e-13);
    }

    [Fact]
    public void An_iteration_that_diverges_or_cycles_is_an_error()
    {
        var divergent = new LinearRule(SparseMatrix.FromDense(new[,] { { 2.0 } }), [1]);
        Assert.False(double.IsFinite(Assert.Throws<ResidualException>(() => FixedPoint.Solve(divergent, divergent.Graph)).Residual));
        var cycle = new LinearRule(SparseMatrix.FromDense(new[,] { { -1.0 } }), [1]);
        Assert.Equal(1, Assert.Throws<ResidualException>(() => FixedPoint.Solve(cycle, cycle.Graph, maxRounds: 50)).Residual);
    }

    [Fact]
    public void Only_layered_rules_have_a_last_layer()
    {
        var (rule, data, _) = IgnnRuleTests.Sample(new Sampler(8), 0.9);
        Assert.Throws<ArgumentException>(() => FixedPoint.LastLayer(rule, data.Graph));
    }
}
