namespace Hogwild.Models.Tests.Certificates;

public class NilpotenceTests
{
    /// <summary>A chain of ones, and of entries far above 1: ρ(|M|) = 0, so nothing goes round, however large the entries are.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(1000, 4)]
    [InlineData(1, 400)]
    [InlineData(1e6, 400)]
    public void Without_a_cycle_every_version_is_exact_after_as_many_macro_iterations_as_the_longest_path_has_nodes(double entry, int nodes)
    {
        var rule = new LinearRule(Chain(nodes, entry), [.. Enumerable.Repeat(1.0, nodes)]);
        var statement = Contraction.Certify(rule).Statement;
        var expected = $"ρ(|M|) = 0: exact after at most {nodes} macro-iterations, whatever the delays; ";
        Assert.StartsWith(expected, statement, StringComparison.Ordinal);
        Assert.Equal(nodes < 100 || entry == 1, Contraction.Certify(rule).Factor <= 0.5 * (1 + 1e-11));
    }

    [Fact]
    public void Exact_it_is_and_not_before()
    {
        var rule = new LinearRule(Chain(4, 3), [1, 1, 1, 1]);
        var (iteration, fixedPoint) = (new SynchronousIteration(rule, rule.Graph), new[] { 1.0, 4, 13, 40 });
        for (var round = 1; round <= 4; round++)
        {
            Assert.NotEqual(fixedPoint, iteration.States);
            iteration.Step();
        }

        Assert.Equal(fixedPoint, iteration.States);
    }

    [Property(MaxTest = 200)]
    public void There_is_a_cycle_exactly_where_the_power_of_the_absolute_values_does_not_vanish(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 6);
        var matrix = new double[n, n];
        for (var k = 0; k < n * n; k++)
        {
            matrix[k / n, k % n] = sampler.Uniform() < 0.25 ? sampler.Normals(1)[0] : 0;
        }

        var power = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(matrix).PointwiseAbs().Power(n);
        Assert.Equal(power.Enumerate().All(value => value == 0), Nilpotence.Of(SparseMatrix.FromDense(matrix)) is not null);
    }

    [Fact]
    public void Where_there_is_a_cycle_nothing_of_the_kind_is_said() => Assert.StartsWith(
        "no contraction found in ",
        Contraction.Certify(new LinearRule(SparseMatrix.FromDense(new[,] { { 0, 2.0 }, { 2.0, 0 } }))).Statement,
        StringComparison.Ordinal);

    private static SparseMatrix Chain(int nodes, double entry) =>
        new(nodes, nodes, [.. Enumerable.Range(1, nodes - 1).Select(node => (node, node - 1, entry))]);
}
