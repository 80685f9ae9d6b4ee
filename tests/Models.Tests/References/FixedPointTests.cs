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

    [Theory]
    [InlineData(1)]
    [InlineData(1e-13)]
    [InlineData(1e13)]
    public void An_answer_of_any_size_is_solved_to_the_end(double unit)
    {
        // A chain of lengths 1 with a shortcut of length i + 1 to every node i: each round corrects one node, by 1.
        const int Count = 120;
        var arcs = Enumerable.Range(1, Count - 1).SelectMany(node => new[] { (node - 1, node, unit), (0, node, unit * (node + 1)) })
            .DistinctBy(arc => (arc.Item1, arc.Item2));
        var rule = new BellmanFordRule(new WeightedGraph(Count, arcs), 0);
        var reference = FixedPoint.Solve(rule, rule.Graph);
        Assert.Equal(0, reference.Residual);
        for (var node = 0; node < Count; node++)
        {
            Assert.InRange(Math.Abs(reference.States[node] - (node * unit)), 0, 1e-13 * node * unit);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-20)]
    [InlineData(1e20)]
    public void An_answer_of_zero_is_found_and_known_to_be_that(double start)
    {
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0.9 } }), initial: [start], relu: true);
        var reference = FixedPoint.Solve(rule, rule.Graph);
        Assert.InRange(Math.Abs(reference.States[0]), 0, 1e-16 * start);
        Assert.InRange(reference.Error, 0, 1e-16 * start);
    }

    [Fact]
    public void An_average_of_zero_is_not_iterated_for_ever()
    {
        // Everybody takes the average of all: 1, −1 and some more, whose sum is a rounding or nothing.
        var matrix = new double[5, 5];
        for (var k = 0; k < 25; k++)
        {
            matrix[k / 5, k % 5] = 0.2;
        }

        var rule = new LinearRule(SparseMatrix.FromDense(matrix), initial: [1, -1, 0.1, 0.2, -0.3], relu: false);
        var reference = FixedPoint.Solve(rule, rule.Graph, maxRounds: 1_000);
        Assert.All(reference.States, state => Assert.InRange(Math.Abs(state), 0, 1e-15));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    [InlineData(0.9999)]
    public void An_error_is_no_smaller_than_what_the_answer_is_off(double factor)
    {
        // A fast mode falls first; the slow one, of factor c, is what is left: its roundings are 1/(1 − c) times as large.
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { factor, 0.1 }, { 0, 0.01 } }), [0.1, 0.3], relu: true);
        var reference = FixedPoint.Solve(rule, rule.Graph);
        var exact = (0.1 + (0.1 * 0.3 / 0.99)) / (1 - factor);
        Assert.InRange(Math.Abs(reference.States[0] - exact), 0, reference.Error + (4e-16 * exact / (1 - factor)));
        Assert.InRange(reference.Error, 2e-16 * exact / (1 - factor) / 4, 1e-9 * exact);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1e6)]
    [InlineData(1e12)]
    [InlineData(1e15)]
    public void What_contracts_forgets_its_start_and_its_scale_with_it(double start)
    {
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0.5 } }), [1], initial: [start], relu: true);
        var distance = new ReferenceDistance(ModelFactory.Linear("forgets", rule));
        Assert.False(distance.IsFromStart);
        Close.To(2, distance.Scale, 1e-12);
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
