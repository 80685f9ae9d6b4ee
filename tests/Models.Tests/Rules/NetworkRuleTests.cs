using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Rules;

/// <summary>GAT, GraphSAGE and GIN, synchronously, against their equations written out node by node from matrices of states.</summary>
public class NetworkRuleTests
{
    private const double Tolerance = 1e-9;

    [Property(Arbitrary = [typeof(Drawn.Gat)], MaxTest = 100)]
    public void Layers_of_attention_are_those_of_the_equations(Instance instance, bool isElu)
    {
        var weights = instance.Weights! with { Metadata = new() { ["gat.activation"] = isElu ? "elu" : "relu" } };
        var rule = new GatRule(instance.Model.Data, weights);
        Check(rule, instance, (graph, h, node, layer) =>
        {
            var (src, dst) = (Of(weights, $"gat{layer}.src"), Of(weights, $"gat{layer}.dst"));
            var (heads, size) = (src.Shape[0], src.Shape[1]);
            int[] all = [node, .. graph.InNeighbours(node)];
            var z = all.Select(other => Times(Of(weights, $"gat{layer}.W"), h[other])).ToArray();
            var scores = Enumerable.Range(0, heads).Select(head => z.Select(row => Score(z[0], row, head)).ToArray()).ToArray();
            var parts = Enumerable.Range(0, heads * size).Select(at =>
            {
                var score = scores[at / size];
                return z.Select((row, other) => score[other] * row[at]).Sum() / score.Sum();
            }).ToArray();
            var isLast = layer == rule.Depth;
            var output = !isLast ? parts
                : Enumerable.Range(0, size).Select(c => Enumerable.Range(0, heads).Average(head => parts[(head * size) + c])).ToArray();
            return Plus(output, Of(weights, $"gat{layer}.b").Values);

            double Score(double[] own, double[] other, int head)
            {
                var e = Enumerable.Range(head * size, size).Sum(at => (dst.Values[at] * own[at]) + (src.Values[at] * other[at]));
                return Math.Exp(e > 0 ? e : 0.2 * e);
            }
        }, value => isElu && value < 0 ? Math.Exp(value) - 1 : Math.Max(value, 0));
    }

    [Property(Arbitrary = [typeof(Drawn.Sage)], MaxTest = 100)]
    public void Layers_of_GraphSAGE_are_those_of_the_equations(Instance instance)
    {
        var (weights, rule) = (instance.Weights!, (SageRule)instance.Rule);
        Check(rule, instance, (graph, h, node, layer) =>
        {
            int[] all = [.. graph.InNeighbours(node), .. rule.Closed ? [node] : Array.Empty<int>()];
            var gathered = Enumerable.Range(0, h[node].Length).Select(k =>
                all.Length == 0 ? 0
                : rule.Aggregator == SageAggregator.Max ? all.Max(other => h[other][k]) : all.Average(other => h[other][k])).ToArray();
            var sum = Plus(Times(Of(weights, $"sage{layer}.Wn"), gathered), Times(Of(weights, $"sage{layer}.Ws"), h[node]));
            return Plus(sum, Of(weights, $"sage{layer}.b").Values);
        });
    }

    [Property(Arbitrary = [typeof(Drawn.Gin)], MaxTest = 100)]
    public void Layers_of_a_GIN_are_those_of_the_equations(Instance instance)
    {
        var weights = instance.Weights!;
        Check((LayeredRule)instance.Rule, instance, (graph, h, node, layer) =>
        {
            var eps = Of(weights, $"gin{layer}.eps").Values[0];
            var sum = Enumerable.Range(0, h[node].Length)
                .Select(k => ((1 + eps) * h[node][k]) + graph.InNeighbours(node).ToArray().Sum(other => h[other][k])).ToArray();
            var hidden = Plus(Times(Of(weights, $"gin{layer}.W1"), sum), Of(weights, $"gin{layer}.b1").Values);
            return Plus(Times(Of(weights, $"gin{layer}.W2"), Relu(hidden)), Of(weights, $"gin{layer}.b2").Values);
        });
    }

    /// <summary>A file that is not of the rule is never run as if it were, whatever its shapes.</summary>
    [Fact]
    public void A_file_of_one_rule_is_refused_by_all_others()
    {
        var data = new Sampler(1).Data(Graphs.Path(4), 3);
        var sampler = new Sampler(2);
        (string Kind, WeightFile File)[] all =
        [
            ("gcn", sampler.Gcn(3, 3, 3)), ("gat", sampler.Gat(3, 1, 3, 3)), ("sage", sampler.Sage(3, 3, 3)), ("gin", sampler.Gin(3, 3, 3)),
        ];
        foreach (var (kind, file) in all)
        {
            _ = Build(kind, file);
            foreach (var (other, _) in all.Where(other => other.Kind != kind))
            {
                Assert.Contains(
                    $"expected weights of the rule {other}, found those of the rule {kind}: ",
                    Assert.Throws<WeightFormatException>(() => Build(other, file)).Message,
                    StringComparison.Ordinal);
            }
        }

        Model Build(string kind, WeightFile file) => kind switch
        {
            "gcn" => ModelFactory.Gcn(kind, data, file),
            "gat" => ModelFactory.Gat(kind, data, file),
            "sage" => ModelFactory.Sage(kind, data, file),
            _ => ModelFactory.Gin(kind, data, file),
        };
    }

    /// <summary>Whatever its tensors are called, as after <c>names:</c>; every kind that is trained, against every other.</summary>
    [Fact]
    public void A_file_whose_metadata_name_another_rule_is_refused()
    {
        var data = new Sampler(1).Data(Graphs.Path(4), 3);
        var sampler = new Sampler(2);
        (RuleSpec Rule, WeightFile File)[] all =
        [
            (new RuleSpec.Gcn(), sampler.Gcn(3, 3, 3)), (new RuleSpec.Gat(), sampler.Gat(3, 1, 3, 3)),
            (new RuleSpec.Sage(), sampler.Sage(3, 3, 3)), (new RuleSpec.Gin(), sampler.Gin(3, 3, 3)),
            (new RuleSpec.Ignn(), sampler.Ignn(3, 3, 0.5)), (new RuleSpec.Eignn(), sampler.Eignn(3, 3)),
            (new RuleSpec.Gsdgnn(), sampler.Gsdgnn(3, 3)), (new RuleSpec.Energy(), sampler.Energy(3, 4, 2, 3, 0)),
            (new RuleSpec.Nonlinear(), sampler.Nonlinear(3, 4, 3, 0)),
        ];
        foreach (var ((rule, file), model) in from one in all from other in all select (one, Kind.NameOf(other.Rule)))
        {
            var (kind, named) = (Kind.NameOf(rule), file with { Metadata = new(file.Metadata, StringComparer.Ordinal) });
            named.Metadata["model"] = model;
            if (model == kind)
            {
                Assert.Null(rule.Against(named));
                _ = Build(rule, named);
                continue;
            }

            var expected = $"expected weights of the rule {kind}, found those of the rule {model} (metadata 'model')";
            Assert.Equal(expected, rule.Against(named));
            Assert.Contains(
                expected, Assert.Throws<WeightFormatException>(() => Build(rule, named)).Message, StringComparison.Ordinal);
        }

        Model Build(RuleSpec rule, WeightFile file) => rule switch
        {
            RuleSpec.Gcn => ModelFactory.Gcn("m", data, file),
            RuleSpec.Gat => ModelFactory.Gat("m", data, file),
            RuleSpec.Sage => ModelFactory.Sage("m", data, file),
            RuleSpec.Gin => ModelFactory.Gin("m", data, file),
            RuleSpec.Ignn => ModelFactory.Ignn("m", data, file),
            RuleSpec.Eignn => ModelFactory.Eignn("m", data, file, 0.5),
            RuleSpec.Gsdgnn => ModelFactory.Gsdgnn("m", data, file, 0.5),
            RuleSpec.Energy => ModelFactory.Energy("m", data, file),
            _ => ModelFactory.Nonlinear("m", data, file),
        };
    }

    [Theory]
    [InlineData("conv1.att_src", "gat")]
    [InlineData("model.convs.0.lin_r.weight", "sage")]
    [InlineData("conv1.att", "gat")]
    public void Tensors_that_only_another_network_has_are_told_although_those_asked_for_are_there(string name, string kind)
    {
        var weights = new Sampler(1).Gcn(2, 3);
        weights.Tensors[name] = Tensor.Vector(1);
        Assert.Contains(
            $"expected weights of the rule gcn, found those of the rule {kind}: {name} [1]",
            Assert.Throws<WeightFormatException>(() => new GcnRule(ChainsDataset.Create(3).Graphs[0], weights)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_rule_asks_for_and_what_the_weights_say_must_not_differ()
    {
        var data = ChainsDataset.Create(3).Graphs[0];
        var weights = new Sampler(1).Sage(2, 3);
        Assert.Equal(SageAggregator.Mean, new SageRule(data, weights).Aggregator);
        Assert.Equal(SageAggregator.Max, new SageRule(data, weights, SageAggregator.Max).Aggregator);
        (weights.Metadata["aggregator"], weights.Metadata["closed"]) = ("Max", "True");
        var rule = new SageRule(data, weights);
        Assert.Equal((SageAggregator.Max, true), (rule.Aggregator, rule.Closed));
        Fails(() => new SageRule(data, weights, SageAggregator.Mean), "metadata 'aggregator' mean, as the rule has it, found max");
        Fails(() => new SageRule(data, weights, closed: false), "metadata 'closed' false, as the rule has it, found true");
        weights.Metadata["aggregator"] = "sum";
        Fails(() => new SageRule(data, weights), "expected 'mean' or 'max' as aggregator, found 'sum'");
    }

    [Fact]
    public void Weights_have_to_fit_to_each_other_and_to_the_features()
    {
        var data = ChainsDataset.Create(3).Graphs[0];
        Fails(() => new GatRule(data, new Sampler(1).Gat(3, 2, 4)), "'gat1.W' of shape [2, any], found [3, 8]");
        var attention = new Sampler(1).Gat(2, 2, 4);
        attention.Tensors["gat1.src"] = new Sampler(1).Tensor(1, 2, 3);
        Fails(() => new GatRule(data, attention), "expected as many columns of 'gat1.W' as numbers of 'gat1.src' [heads, out]", "[2, 3]");
        attention = new Sampler(1).Gat(2, 2, 4);
        attention.Tensors["gat1.b"] = new Sampler(1).Tensor(1, 8);
        Fails(() => new GatRule(data, attention), "'gat1.b' of shape [4], found [8]");
        attention.Metadata["gat.activation"] = "tanh";
        Fails(() => new GatRule(data, attention), "expected 'relu' or 'elu' as gat.activation, found 'tanh'");
        Fails(() => new SageRule(data, new WeightFile()), "expected tensor 'sage1.Wn' of shape [2, any], found none");
        var sums = new Sampler(1).Gin(2, 3);
        sums.Tensors.Remove("gin1.W2");
        Fails(() => new GinRule(data, sums), "expected tensor 'gin1.W2' of shape [3, any], found none");
    }

    private static void Check(
        LayeredRule rule, Instance instance, Func<Graph, double[][], int, int, double[]> layer, Func<double, double>? activate = null)
    {
        var (graph, p) = (instance.Graph, instance.Model.Data.FeatureSize);
        var h = Enumerable.Range(0, graph.NodeCount).Select(node => instance.Model.Data.Features.AsSpan(node * p, p).ToArray()).ToArray();
        for (var number = 1; number <= rule.Depth; number++)
        {
            var before = h;
            h = [.. before.Select((_, node) =>
                layer(graph, before, node, number).Select(value => activate?.Invoke(value) ?? Math.Max(value, 0)).ToArray())];
        }

        var (states, size) = (FixedPoint.LastLayer(rule, graph).States, rule.StateSize);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Close.To(h[node], states.AsSpan(node * size, rule.Widths[^1]).ToArray(), Tolerance);
            Assert.Equal(0, Dense.MaxNorm(states.AsSpan((node * size) + rule.Widths[^1], size - rule.Widths[^1])));
        }
    }

    private static Tensor Of(WeightFile weights, string name) => weights.Tensors[name];

    private static double[] Times(Tensor weight, double[] row) =>
        [.. Enumerable.Range(0, weight.Shape[1]).Select(
            c => row.Select((value, r) => value * weight.Values[(r * weight.Shape[1]) + c]).Sum())];

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Relu(double[] a) => [.. a.Select(value => Math.Max(value, 0))];

    private static void Fails(Func<LayeredRule> build, params string[] parts)
    {
        var message = Assert.Throws<WeightFormatException>(build).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }
}
