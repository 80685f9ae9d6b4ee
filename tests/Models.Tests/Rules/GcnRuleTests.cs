using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Rules;

public class GcnRuleTests
{
    [Property(MaxTest = 60)]
    public void Synchronous_layers_are_those_of_a_dense_network(ulong seed)
    {
        var sampler = new Sampler(seed);
        var widths = Enumerable.Range(0, sampler.Between(2, 4)).Select(_ => sampler.Between(1, 9)).ToArray();
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(1, 7)), widths[0]);
        var weights = sampler.Gcn(widths);
        var rule = new GcnRule(data, weights);
        Assert.Equal((widths.Length - 1, widths.Max()), (rule.Depth, rule.StateSize));

        var expected = Oracle.Rows(data.Features, data.Graph.NodeCount);
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var w = Matrix<double>.Build.DenseOfRowMajor(widths[layer - 1], widths[layer], weights.Tensors[$"layer{layer}.W"].Values);
            expected = (Oracle.Adjacency(data.Graph) * expected * w).PointwiseMaximum(0.0);
        }

        var reference = FixedPoint.LastLayer(rule, data.Graph);
        Assert.False(reference.IsFixedPoint);
        var states = Oracle.Rows(reference.States, data.Graph.NodeCount);
        Close.To(expected.ToRowMajorArray(), states.SubMatrix(0, states.RowCount, 0, widths[^1]).ToRowMajorArray(), 1e-12);
        var padding = Enumerable.Range(widths[^1], rule.StateSize - widths[^1]);
        Assert.All(padding, column => Assert.Equal(0, states.Column(column).AbsoluteMaximum()));
    }

    [Fact]
    public void Layers_with_biases_and_no_readout_are_those_of_PyTorch()
    {
        // o = Ã relu(Ã X W₁ᵀ + b₁) W₂ᵀ + b₂ with W of shape [out × in], as torch.nn.Linear and GCNConv have it.
        var sampler = new Sampler(5);
        var data = sampler.Data(sampler.UndirectedGraph(6), 3);
        var weights = new WeightFile();
        (weights.Tensors["layer1.W"], weights.Tensors["layer1.b"]) = (sampler.Tensor(1, 4, 3), sampler.Tensor(1, 4));
        (weights.Tensors["layer2.W"], weights.Tensors["layer2.b"]) = (sampler.Tensor(1, 2, 4), sampler.Tensor(1, 2));
        var (adjacency, x) = (Oracle.Adjacency(data.Graph), Oracle.Rows(data.Features, 6));
        var hidden = adjacency * x * Rows("layer1", 4, 3).Transpose();
        hidden = (hidden + Biases("layer1", 4)).PointwiseMaximum(0.0);
        var expected = (adjacency * hidden * Rows("layer2", 2, 4).Transpose()) + Biases("layer2", 2);
        weights.Transpose("layer1.W");
        weights.Transpose("layer2.W");
        var model = ModelFactory.Gcn("gcn", data, weights);
        Close.To(expected.ToRowMajorArray(), Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize), 1e-12);
        Assert.Contains(expected.Enumerate(), output => output < 0);

        Matrix<double> Rows(string layer, int rows, int columns) =>
            Matrix<double>.Build.DenseOfRowMajor(rows, columns, weights.Tensors[$"{layer}.W"].Values);

        Matrix<double> Biases(string layer, int size) =>
            Matrix<double>.Build.Dense(6, size, (_, column) => weights.Tensors[$"{layer}.b"].Values[column]);
    }

    [Fact]
    public void Only_a_matrix_is_transposed()
    {
        var weights = new WeightFile();
        weights.Tensors["b"] = Tensor.Vector(1, 2);
        Assert.Contains(
            "expected a matrix to transpose as tensor 'b', found [2]",
            Assert.Throws<WeightFormatException>(() => weights.Transpose("b")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_node_has_no_further_layer()
    {
        var data = ChainsDataset.Create(3).Graphs[0];
        var network = new PipelinedNetwork(new GcnRule(data, new Sampler(1).Gcn(2, 4, 4)), data.Graph);
        network.Act(Exchange.Both, 0);
        network.Act(Exchange.Both, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Act(Exchange.Both, 2));
    }

    /// <summary>
    /// Three nodes of each chain hear of its class through two layers. All others have the same output in every chain, without a bias
    /// exactly zero states, and can be right in one class of c.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Two_layers_classify_three_nodes_of_a_chain(int classes)
    {
        var weights = new WeightFile();
        weights.Tensors["layer1.W"] = Oracle.Identity(classes);
        weights.Tensors["layer2.W"] = Oracle.Identity(classes);
        weights.Tensors["readout.Wl"] = Oracle.Identity(classes);
        for (var length = 3; length <= 60; length++)
        {
            var data = ChainsDataset.Create(length, classes).Union();
            var model = ModelFactory.Gcn("gcn", data, weights);
            var outputs = Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize);
            var right = (3 * classes) + (length - 3);
            Assert.Equal(right / (double)(classes * length), Outputs.Accuracy(outputs, data.Labels));
            if (classes == 2)
            {
                Assert.Equal((length + 3) / (2.0 * length), Outputs.Accuracy(outputs, data.Labels));
            }
        }
    }

    [Fact]
    public void Weights_have_to_fit_to_each_other_and_to_the_features()
    {
        var data = ChainsDataset.Create(3).Graphs[0];
        Assert.Contains("[2, any], found [3, 4]", Error(new Sampler(1).Gcn(3, 4)), StringComparison.Ordinal);
        var weights = new Sampler(1).Gcn(2, 4, 4);
        weights.Tensors["layer2.W"] = new Sampler(1).Tensor(1, 5, 4);
        Assert.Contains("'layer2.W' of shape [4, any], found [5, 4]", Error(weights), StringComparison.Ordinal);
        Assert.Contains("'layer1.W'", Error(new WeightFile()), StringComparison.Ordinal);

        string Error(WeightFile file) => Assert.Throws<WeightFormatException>(() => new GcnRule(data, file)).Message;
    }
}
