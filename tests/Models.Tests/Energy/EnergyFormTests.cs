using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Energy;

public class EnergyFormTests
{
    private static readonly EnergyForm Node = new(EnergyMessages.Node);
    private static readonly EnergyForm Attention = new(Attention: true);

    /// <summary>To the bit, at every h: there is one computation for both.</summary>
    [Property(MaxTest = 40)]
    public void Node_wise_messages_are_edge_wise_ones_that_do_not_look_at_the_receiver(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (k, d, p, q) = (sampler.Between(1, 4), sampler.Between(1, 6), sampler.Between(0, 2), sampler.Between(0, 2));
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 6)), p, q);
        var attends = sampler.Between(0, 1) == 1;
        var file = sampler.Energy(k, d, 3, p, q, 0.5, Node with { Attention = attends });
        var node = new EnergyFunction(new EnergyParameters(file, p, q), data);
        file.Metadata["messages"] = "edge";
        foreach (var (name, columns) in new[] { ("Q", k), ("Ci", p), ("Ce", q), ("Oe", q), ("Oi", p) })
        {
            file.Tensors["energy." + name] = Tensor.Matrix(d, columns, new double[d * columns]);
        }

        var edge = new EnergyFunction(new EnergyParameters(file, p, q), data);
        var h = sampler.Normals(node.Size);
        Assert.Equal(edge.Value(h), node.Value(h));
        Assert.Equal(edge.Gradient(h), node.Gradient(h));
        Assert.Equal(new CurvatureBounds(edge).Lambda, new CurvatureBounds(node).Lambda);
    }

    /// <summary>Without features all neighbours score the same, so that messages are averaged.</summary>
    [Property(MaxTest = 30)]
    public void Attention_without_features_is_the_mean(ulong seed)
    {
        var sampler = new Sampler(seed);
        var file = sampler.Energy(2, 5, 3, 0, 0, 0.5, Attention);
        var data = sampler.Data(Graphs.Cycle(sampler.Between(3, 7)), 0, 0);
        var attends = new EnergyFunction(new EnergyParameters(file, 0, 0), data);
        var half = sampler.Energy(2, 5, 3, 0, 0);
        foreach (var name in half.Tensors.Keys.ToList())
        {
            half.Tensors[name] = file.Tensors[name];
        }

        // sp(o) = ½ sp(o0) where o = ½ sp(o0) − 2/sp(o0), since sp(z) = y where z = y − 1/y.
        double[] gates = [.. file.Tensors["energy.o0"].Values.Select(z => (z + Math.Sqrt((z * z) + 4)) / 4)];
        half.Tensors["energy.o0"] = Tensor.Vector([.. gates.Select(y => y - (1 / y))]);
        var adds = new EnergyFunction(new EnergyParameters(half, 0, 0), data);
        var h = sampler.Normals(adds.Size);
        Close.To(adds.Value(h), attends.Value(h), 1e-12);
        Close.To(adds.Gradient(h), attends.Gradient(h), 1e-12);
    }

    /// <summary>
    /// g_ij = Pᵀ (a_ij o_j act′(z_j) ⊙ s_i): with a square P it can be solved for s_i, which is the same whichever neighbour is asked.
    /// </summary>
    [Property(MaxTest = 40)]
    public void Node_wise_messages_tell_all_neighbours_one_vector(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (k, attends) = (sampler.Between(1, 4), sampler.Between(0, 1) == 1);
        var file = sampler.Energy(k, k, 3, 2, 1, 0.5, Node with { Attention = attends });
        var data = sampler.Data(Graphs.Cycle(5), 2, 1);
        var function = new EnergyFunction(new EnergyParameters(file, 2, 1), data);
        var network = new PipelinedNetwork(new EnergyRule(function, 0.1), data.Graph);
        var views = network.Act(Exchange.Both);
        network.Act(Exchange.Messages);
        var p = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowMajor(k, k, file.Tensors["energy.P"].Values);
        var told = new List<double[]>();
        for (var slot = 0; slot < data.Graph.OutDegree(0); slot++)
        {
            var arc = data.Graph.OutArcs(0)[slot];
            var neighbour = data.Graph.Target(arc);
            var view = views.AsSpan(neighbour * k, k).ToArray();
            var g = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(network.Message(0, slot).ToArray());
            var share = attends ? EnergyOracle.Softmax(file, data, 0)[data.Graph.InNeighbours(0).IndexOf(neighbour)] : 1;
            var weights = EnergyOracle.NodeSlopes(file, data.Feature(neighbour).ToArray(), view);
            told.Add([.. p.Transpose().Solve(g).Select((value, channel) => value / (share * weights[channel]))]);
        }

        var scale = 1e-9 * p.ConditionNumber();
        Assert.All(told, vector => Close.To(told[0], vector, Math.Max(1e-9, scale)));
    }

    [Fact]
    public void Scores_however_large_overflow_nothing()
    {
        var sampler = new Sampler(1);
        var file = sampler.Energy(2, 4, 3, 2, 1, 0.5, Attention);
        file.Tensors["energy.t"] = Tensor.Vector([.. file.Tensors["energy.t"].Values.Select(value => 1e6 * value)]);
        var function = new EnergyFunction(new EnergyParameters(file, 2, 1), sampler.Data(Graphs.Cycle(5), 2, 1));
        Assert.All(function.Gradient(sampler.Normals(function.Size)), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData("messages", "node", "with messages: node, attention: false, found 'energy.Ce', which node-wise messages have none of")]
    [InlineData("messages", "arc", "expected 'edge' or 'node' under 'messages' in the metadata of an energy, found 'arc'")]
    [InlineData("attention", "maybe", "expected 'false' or 'true' under 'attention' in the metadata of an energy, found 'maybe'")]
    [InlineData("attention", "true", "expected tensor 'energy.t' of shape [any], found none")]
    public void Metadata_that_contradict_the_tensors_are_refused(string key, string word, string expected)
    {
        var file = new Sampler(1).Energy(2, 4, 3, 1, 1);
        file.Metadata[key] = word;
        var error = Assert.Throws<WeightFormatException>(() => new EnergyParameters(file, 1, 1));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_of_another_form_are_all_told()
    {
        var file = new Sampler(1).Energy(2, 4, 3, 1, 1, 0.5, Attention);
        file.Metadata.Remove("attention");
        file.Tensors["energy.Vrow"] = Tensor.Vector([1]);
        var error = Assert.Throws<WeightFormatException>(() => new EnergyParameters(file, 1, 1));
        Assert.Equal(6, error.Faults.Count);
        Assert.Contains("found 'energy.Te', which belongs to attention", error.Faults[0], StringComparison.Ordinal);
        Assert.Contains(error.Faults, fault => fault.Contains("'energy.Vrow'; did you mean 'Vraw'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EnergyMessages.Node, false, "messages")]
    [InlineData(EnergyMessages.Edge, true, "attention")]
    public void A_rule_refuses_the_weights_of_another_one(EnergyMessages messages, bool attention, string option)
    {
        var sampler = new Sampler(1);
        var form = new EnergyForm(messages, attention);
        var data = sampler.Data(Graphs.Path(3), 1);
        var (theirs, ours) = (sampler.Energy(2, 4, 3, 1, 0, 0.5, form), sampler.Energy(2, 4, 3, 1, 0));
        Assert.Equal(option, Refused(new RuleSpec.Energy(), theirs));
        Assert.Equal(option, Refused(new RuleSpec.Energy(null, messages, attention), ours));
        var model = new RuleSpec.Energy(null, messages, attention).Create(new RuleContext("energy", data, theirs));
        Assert.Equal(form, ((EnergyRule)model.Rule).Function.Parameters.Form);
        Assert.Contains(model.Facts, fact => fact.Key == option);
        Assert.DoesNotContain(
            new RuleSpec.Energy().Create(new RuleContext("energy", data, ours)).Facts, fact => fact.Key is "messages" or "attention");

        string? Refused(RuleSpec rule, WeightFile weights) =>
            Assert.Throws<WeightFormatException>(() => rule.Create(new RuleContext("energy", data, weights))).Option;
    }
}
