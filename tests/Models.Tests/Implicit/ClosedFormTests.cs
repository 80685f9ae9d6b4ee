using Hogwild.Models.Tests.Rules;
using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Implicit;

/// <summary>The closed forms against dense systems that know neither eigenvectors nor components.</summary>
public class ClosedFormTests
{
    [Property(MaxTest = 100)]
    public void That_of_an_EIGNN_is_the_solution_of_the_Kronecker_system(ulong seed)
    {
        var (rule, data) = Eignn(new Sampler(seed));
        var (n, k) = (data.Graph.NodeCount, rule.StateSize);
        var mix = Oracle.Rows(rule.Mix.ToArray(), k);
        var source = ((ISmoothRule)rule).Source.ToArray();

        // Row by row, vec(S H M) = (S ⊗ Mᵀ) vec(H).
        var system = Matrix<double>.Build.DenseIdentity(n * k) - Oracle.Adjacency(data.Graph).KroneckerProduct(mix.Transpose());
        var expected = system.Solve(Vector<double>.Build.DenseOfArray(source)).ToArray();
        Close.To(expected, new ClosedForm(rule.Adjacency).Solve(rule.Mix, k, source), 1e-9);
        Close.To(expected, rule.Iterate(source, 40_000), 1e-9);
    }

    [Property(MaxTest = 100)]
    public void That_of_a_GSDGNN_minimises_what_it_is_said_to_minimise(ulong seed)
    {
        var (rule, data) = Gsdgnn(new Sampler(seed));
        var (n, k, lambda) = (data.Graph.NodeCount, rule.StateSize, rule.Lambda);
        var identity = Matrix<double>.Build.DenseIdentity(n);
        var laplacian = identity - Oracle.Adjacency(data.Graph);
        var expected = (identity + (lambda * laplacian)).Solve(Oracle.Rows(rule.Signal.ToArray(), n));
        var found = new ClosedForm(rule.Adjacency).Solve(((ISmoothRule)rule).Mix, k, ((ISmoothRule)rule).Source);
        Close.To(expected.ToRowMajorArray(), found, 1e-9);
    }

    /// <summary>In 32 bits it is off by some of their roundings over 1 − c, and never by nothing on a larger graph.</summary>
    [Property(MaxTest = 60)]
    public void In_32_bits_it_is_off_by_roundings_of_32_bits(ulong seed)
    {
        var (rule, _) = Eignn(new Sampler(seed));
        var (source, k) = (((ISmoothRule)rule).Source.ToArray(), rule.StateSize);
        var form = new ClosedForm(rule.Adjacency);
        var (wide, narrow) = (form.Solve(rule.Mix, k, source), form.SolveSingle(rule.Mix, k, source));
        var error = Dense.MaxDistance(wide, narrow);
        Assert.InRange(error, 0, 1e-5 * Dense.MaxNorm(source) * k / (1 - Contraction.Certify(rule).Factor));
        Assert.All(narrow, value => Assert.Equal(value, (float)value));
    }

    [Fact]
    public void There_is_none_on_a_directed_graph_or_a_very_large_one()
    {
        var builder = new GraphBuilder(2);
        builder.AddArc(0, 1);
        Assert.Contains("undirected", ClosedForm.Against(builder.Build()), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ClosedForm(new NormalizedAdjacency(builder.Build())));
        Assert.Contains("1501", ClosedForm.Against(Graphs.Path(1501)), StringComparison.Ordinal);
        Assert.Null(ClosedForm.Against(Graphs.Path(1500)));
    }

    /// <summary>Where there is none, a model is solved by rounds, unless the closed form was asked for.</summary>
    [Fact]
    public void A_model_on_a_directed_graph_is_solved_by_rounds()
    {
        var builder = new GraphBuilder(3);
        builder.AddArc(0, 1);
        builder.AddArc(1, 2);
        var sampler = new Sampler(1);
        var (data, weights) = (sampler.Data(builder.Build(), 2), sampler.Eignn(3, 2));
        var model = ModelFactory.Eignn("eignn", data, weights, 0.9);
        Assert.Contains("rounds (expected an undirected graph", Fact(model, "reference"), StringComparison.Ordinal);
        Assert.InRange(model.Reference.Residual, 0, 1e-12);
        Assert.Throws<ArgumentException>(() => ModelFactory.Eignn("e", data, weights, 0.9, reference: EignnReference.ClosedForm));
        var signal = sampler.Gsdgnn(3, 2);
        Assert.Contains("symmetric", Assert.Throws<ArgumentException>(() => ModelFactory.Gsdgnn("g", data, signal, 2)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Nodes that compute in 32 bits publish numbers of 32 bits, near the fixed point, and nothing is proved of them.</summary>
    [Property(MaxTest = 30)]
    public void Nodes_that_compute_in_32_bits_publish_such_numbers(ulong seed)
    {
        var sampler = new Sampler(seed);
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 7)), 2);
        var weights = sampler.Eignn(3, 2);
        var model = ModelFactory.Eignn("eignn", data, weights, 0.8, Precision.Bits32, EignnReference.Rounds);
        var iteration = new SynchronousIteration(model.Rule, data.Graph);
        for (var round = 0; round < 200; round++)
        {
            iteration.Step();
        }

        Assert.Null(model.Certificate);
        Assert.All(iteration.States, value => Assert.Equal(value, (float)value));
        Close.To(model.Reference.States, iteration.States, 1e-5);
    }

    [Fact]
    public void A_number_that_weights_carry_stands_once_and_in_its_range()
    {
        var sampler = new Sampler(1);
        var (data, weights) = (sampler.Data(Graphs.Path(3), 2), sampler.Eignn(3, 2));
        Says("found neither");
        weights.Metadata["gamma"] = "1.5";
        Says("above 0 and below 1");
        weights.Metadata["gamma"] = "0.5";
        Assert.Equal(0.5, ((EignnRule)ModelFactory.Eignn("e", data, weights).Rule).Gamma);
        Says("expected no number under 'gamma'", 0.5);
        Assert.Contains("'train'", new RuleSpec.Eignn(0.5).IdleBeside(null)?.Expected, StringComparison.Ordinal);
        Assert.Equal("gamma", new RuleSpec.Eignn(0.5).IdleBeside(weights)?.Option);
        Assert.Null(new RuleSpec.Eignn().IdleBeside(weights));
        Assert.Equal("lambda", new RuleSpec.Gsdgnn(0.5).IdleBeside(null)?.Option);
        Assert.Contains("'eignn.F'", Assert.Throws<WeightFormatException>(() => ModelFactory.Eignn(
            "e", data, sampler.Ignn(3, 2, 0.5), 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains("'gsdgnn.U'", Assert.Throws<WeightFormatException>(() => ModelFactory.Gsdgnn(
            "g", data, sampler.Eignn(3, 2), 0.5)).Message, StringComparison.Ordinal);

        void Says(string message, double? gamma = null) => Assert.Contains(
            message, Assert.Throws<WeightFormatException>(() => ModelFactory.Eignn("e", data, weights, gamma)).Message,
            StringComparison.Ordinal);
    }

    internal static (EignnRule Rule, GraphData Data) Eignn(Sampler sampler)
    {
        var (k, p) = (sampler.Between(1, 4), sampler.Between(1, 3));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 8), 0.3), p);
        return (new EignnRule(data, sampler.Eignn(k, p), 0.2 + (0.799 * sampler.Uniform())), data);
    }

    internal static (GsdgnnRule Rule, GraphData Data) Gsdgnn(Sampler sampler, double share = 1)
    {
        var (k, p, lambda) = (sampler.Between(1, 4), sampler.Between(1, 3), 0.1 + (20 * sampler.Uniform()));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 8), 0.3), p);
        return (new GsdgnnRule(data, sampler.Gsdgnn(k, p), lambda, share / (1 + lambda)), data);
    }

    private static string Fact(Model model, string key) => model.Facts.Single(fact => fact.Key == key).Value;
}
