using Hogwild.Models.Tests.Implicit;
using Hogwild.Models.Tests.Rules;
using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Certificates;

public class ContractionTests
{
    /// <summary>The inequality itself, on pairs of states; a bound that claims too little would fail here.</summary>
    [Property(MaxTest = 200)]
    public void An_IGNN_contracts_by_its_factor_in_its_norm(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rule, data, _) = IgnnRuleTests.Sample(sampler, 0.2 + (1.5 * sampler.Uniform()));
        var certificate = Contraction.Certify(rule);
        CheckPairs(sampler, rule, data.Graph, certificate);
    }

    [Property(MaxTest = 200)]
    public void An_EIGNN_contracts_by_its_factor_in_its_norm_and_at_most_by_gamma(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rule, data) = ClosedFormTests.Eignn(sampler);
        var certificate = Contraction.Certify(rule);
        Assert.InRange(certificate.Factor, 0, rule.Gamma * (1 + 1e-9));
        CheckPairs(sampler, rule, data.Graph, certificate);
    }

    /// <summary>Up to a step of 1/(1 + λ) the factor is 1 − α; beyond, whatever it is, the inequality holds.</summary>
    [Property(MaxTest = 200)]
    public void A_GSDGNN_contracts_by_its_factor_in_its_norm(ulong seed)
    {
        var sampler = new Sampler(seed);
        var share = 0.1 + (1.5 * sampler.Uniform());
        var (rule, data) = ClosedFormTests.Gsdgnn(sampler, share);
        var certificate = Contraction.Certify(rule);
        Assert.True(share > 1 || certificate.Factor <= (1 - rule.Alpha) * (1 + 1e-9));
        CheckPairs(sampler, rule, data.Graph, certificate);
    }

    [Property(MaxTest = 200)]
    public void A_linear_rule_contracts_by_its_factor_in_its_norm(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var (m, b, relu) = (SparseMatrix.FromDense(LinearRuleTests.Matrix(sampler, n, 1)), sampler.Normals(n), sampler.Uniform() < 0.5);
        var rule = new LinearRule(m, b, relu: relu);
        CheckPairs(sampler, rule, rule.Graph, Contraction.Certify(rule));
    }

    [Property(MaxTest = 100)]
    public void The_factor_of_a_linear_rule_is_close_to_the_spectral_radius_of_its_absolute_values(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(2, 8);
        var matrix = LinearRuleTests.Matrix(sampler, n, 1);
        for (var i = 0; i < n; i++)
        {
            // A cycle through all nodes makes the matrix irreducible, so that Collatz and Wielandt's bound is attained.
            matrix[i, (i + 1) % n] += 0.5;
            matrix[i, (i + 1) % n] += matrix[i, (i + 1) % n] == 0 ? 1 : 0;
        }

        var radius = Matrix<double>.Build.DenseOfArray(matrix).PointwiseAbs().Evd().EigenValues.Max(value => value.Magnitude);
        Assert.InRange(Contraction.Certify(new LinearRule(SparseMatrix.FromDense(matrix))).Factor, radius * (1 - 1e-9), radius * 1.05);
    }

    [Fact]
    public void On_a_path_the_graph_alone_has_factor_one()
    {
        var weights = new WeightFile();
        weights.Tensors["ignn.W"] = Tensor.Matrix(2, 2, [0.9, 0, 0, 0.5]);
        weights.Tensors["ignn.U"] = Tensor.Matrix(2, 2, [1, 0, 0, 1]);
        var data = ChainsDataset.Create(10).Union();
        var certificate = Contraction.Certify(new IgnnRule(data, weights));
        Close.To(0.9, certificate.Factor, 1e-11);
        Assert.True(Assert.IsType<EuclideanCertificate>(certificate).NeedsAtomicReads);
        Assert.Contains("c = ‖W‖₂·λ = 0.9", certificate.Statement, StringComparison.Ordinal);
        Close.To(Math.Sqrt(2), certificate.NodeWeights[0], 1e-15);
    }

    /// <summary>
    /// |W| has the eigenvalue 0.6, its columns sum to 1.2 and its Euclidean norm is 1.2: only a weighted norm proves anything.
    /// </summary>
    [Fact]
    public void Weights_within_a_node_prove_what_plain_norms_cannot()
    {
        var weights = new WeightFile();
        weights.Tensors["ignn.W"] = Tensor.Matrix(2, 2, [0.5, 0.01, 1.0, 0.5]);
        weights.Tensors["ignn.U"] = Tensor.Matrix(1, 2, [1, 1]);
        var data = new Sampler(1).Data(Graphs.Cycle(5), 1);
        var certificate = Assert.IsType<WeightedMaxCertificate>(Contraction.Certify(new IgnnRule(data, weights)));
        Close.To(0.6, certificate.Factor, 1e-6);
        Assert.False(certificate.NeedsAtomicReads);
    }

    [Fact]
    public void A_map_whose_absolute_values_expand_is_not_certified()
    {
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { 0.6, 0.6 }, { -0.6, 0.6 } }), initial: [1, 0.7]);
        var certificate = Contraction.Certify(rule);
        Close.To(1.2, certificate.Factor, 1e-11);
        Assert.StartsWith("no contraction", certificate.Statement, StringComparison.Ordinal);
        Assert.Null(ModelFactory.Linear("rotation", rule).Certificate);
    }

    [Fact]
    public void Without_arcs_and_diagonal_the_factor_is_zero() =>
        Assert.Equal(0, Contraction.Certify(new LinearRule(new SparseMatrix(3, 3, []), [1, 2, 3])).Factor);

    private static void CheckPairs(Sampler sampler, IUpdateRule rule, Graph graph, Certificate certificate)
    {
        for (var pair = 0; pair < 5; pair++)
        {
            var (x, y) = (sampler.Normals(graph.NodeCount * rule.StateSize, 3), sampler.Normals(graph.NodeCount * rule.StateSize, 3));
            var (before, after) = (certificate.Norm(x, y), certificate.Norm(Step(x), Step(y)));
            var rounding = 1e-13 * (1 + Dense.MaxNorm(x) + Dense.MaxNorm(y)) / certificate.NodeWeights.Min();
            Assert.True(
                after <= (certificate.Factor * before) + rounding,
                $"{after} > {certificate.Factor}·{before}: {certificate.Statement}");
        }

        double[] Step(double[] states)
        {
            var iteration = new SynchronousIteration(rule, graph, states);
            iteration.Step();
            return iteration.States;
        }
    }
}
