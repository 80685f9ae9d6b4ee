using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Rules;

public class LinearRuleTests
{
    [Property(MaxTest = 60)]
    public void One_round_is_Mx_plus_b(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var (m, b, x) = (Matrix(sampler, n, 1), sampler.Normals(n), sampler.Normals(n));
        var expected = (Matrix<double>.Build.DenseOfArray(m) * Vector<double>.Build.Dense(x)) + Vector<double>.Build.Dense(b);
        foreach (var through in new[] { false, true })
        {
            Close.To([.. expected], Round(new LinearRule(SparseMatrix.FromDense(m), b, x, ownThroughSelfArc: through)), 1e-14);
            var rectified = new LinearRule(SparseMatrix.FromDense(m), b, x, relu: true, ownThroughSelfArc: through);
            Close.To([.. expected.Select(value => Math.Max(value, 0))], Round(rectified), 1e-14);
        }
    }

    [Property(MaxTest = 60)]
    public void Its_fixed_point_is_that_of_a_dense_solve(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 12);
        var (m, b) = (Matrix(sampler, n, 0.9 / n), sampler.Normals(n));
        var system = Matrix<double>.Build.DenseIdentity(n) - Matrix<double>.Build.DenseOfArray(m);
        var expected = system.Inverse() * Vector<double>.Build.Dense(b);
        var rule = new LinearRule(SparseMatrix.FromDense(m), b);
        Close.To([.. expected], LinearFixedPoint.Solve(rule).States, 1e-9);
        if (Contraction.Certify(rule).Factor < 0.9)
        {
            Close.To([.. expected], FixedPoint.Solve(rule, rule.Graph).States, 1e-9);
        }
    }

    [Fact]
    public void The_graph_is_that_of_the_entries_off_the_diagonal()
    {
        var m = SparseMatrix.FromDense(new double[,] { { 0.5, 0, 2 }, { 0, 0, 0 }, { 0, 3, 0 } });
        var rule = new LinearRule(m);
        Assert.Equal([(2, 0), (1, 2)], Arcs(rule.Graph));
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(rule.ReadsOwn));
        var through = new LinearRule(m, ownThroughSelfArc: true);
        Assert.Equal([(0, 0), (2, 0), (1, 2)], Arcs(through.Graph));
        Assert.DoesNotContain(true, Enumerable.Range(0, 3).Select(through.ReadsOwn));

        static IEnumerable<(int, int)> Arcs(Graph graph) =>
            Enumerable.Range(0, graph.ArcCount).Select(arc => (graph.Source(arc), graph.Target(arc)));
    }

    [Fact]
    public void The_fixed_point_of_a_divergent_iteration_is_known_and_a_singular_one_is_an_error()
    {
        var divergent = new LinearRule(SparseMatrix.FromDense(new double[,] { { 0, 2 }, { 2, 0 } }), [1, 1]);
        Close.To([-1, -1], LinearFixedPoint.Solve(divergent).States, 1e-14);
        Assert.Throws<ResidualException>(() => FixedPoint.Solve(divergent, divergent.Graph));
        var singular = new LinearRule(SparseMatrix.FromDense(new double[,] { { 1 } }), [1]);
        Assert.Throws<ResidualException>(() => LinearFixedPoint.Solve(singular));
    }

    [Fact]
    public void Sizes_have_to_fit()
    {
        Assert.Throws<ArgumentException>(() => new LinearRule(new SparseMatrix(2, 3, [])));
        Assert.Throws<ArgumentException>(() => new LinearRule(new SparseMatrix(2, 2, []), [1]));
        Assert.Throws<ArgumentException>(() => new SparseMatrix(2, 2, [(0, 2, 1)]));
        Assert.Throws<ArgumentException>(() => new SparseMatrix(2, 2, [(0, 1, 1), (0, 1, 2)]));
    }

    internal static double[,] Matrix(Sampler sampler, int n, double scale)
    {
        var matrix = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                matrix[row, column] = sampler.Uniform() < 0.5 ? 0 : scale * sampler.Normal();
            }
        }

        return matrix;
    }

    private static double[] Round(LinearRule rule) => new PipelinedNetwork(rule, rule.Graph).Act(Exchange.Both);
}
