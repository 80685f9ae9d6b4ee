using Hogwild.Models;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Graphs, vectors and labels as other people have them: what is run, and what is said before anything is.</summary>
public sealed class FilesOfOthersTests
{
    private const string Rest = "\nscheduler: round-robin\nrun: { until: 10ms, replicates: 1, sample: 1ms }\n";

    [Theory]
    [InlineData(
        "consensus, edges: e, values: v",
        "1 2\n2 3\n3 4\n4 1\n",
        "1\n2\n3\n4\n",
        "v:4:2: expected number 5 of 5, a finite number, found the end of the file: e has nodes 0 to 4, v has 4 values")]
    [InlineData(
        "linear, matrix: e, bias: v",
        "%%MatrixMarket matrix coordinate real general\n2 2 0\n",
        "1 2 3",
        "v:1:5: expected the end of the file after 2 numbers, found '3': e has 2 rows, v has more")]
    [InlineData(
        "consensus, edges: e, values: v",
        "0 1\n1 1\n",
        "1 2",
        "e:2:1: expected no arc from a node to itself, found one at node 1")]
    [InlineData(
        "pagerank, edges: e",
        "0 1\n1 0 -2\n",
        "",
        "e:2:1: expected a weight of at least 0, found -2 on 1→0")]
    [InlineData(
        "bellman-ford, edges: e, first: 1",
        "1 2 1\n2 3 1\n3 1 -4\n",
        "",
        "e:3:1: expected no cycle of negative length, found 2→0→1→2 of length -2")]
    [InlineData(
        "jacobi, matrix: e, rhs: v",
        "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n1 2 3\n",
        "1 2",
        "e:1:1: expected a diagonal without zeros, found one in row 2 (counted from 1)")]
    [InlineData(
        "quadratic, matrix: e, linear: v",
        "%%MatrixMarket matrix coordinate real general\n2 2 3\n1 1 1\n2 2 1\n2 1 3\n",
        "1 2",
        "e:5:1: expected a symmetric matrix, found 3 at (2, 1) and 0 at (1, 2)")]
    [InlineData(
        "linear, matrix: e",
        "%%MatrixMarket matrix coordinate real general\n2 3 0\n",
        "",
        "e:1:1: expected a square matrix, found 2 × 3")]
    [InlineData(
        "pagerank, edges: e",
        "",
        "",
        "e:1:1: expected two nodes and perhaps a weight in a line, found no nodes in e")]
    [InlineData(
        "localisation, measurements: e, anchors: v",
        "",
        "",
        "e:1:1: expected measurements or anchors, found no nodes in e")]
    public void What_does_not_fit_is_said_with_file_line_and_column(string rule, string first, string second, string message)
    {
        using var folder = Inputs(first, second);
        var error = Assert.Throws<ScenarioException>(() => Run(folder, $"models: {{ m: {{ rule: {{ kind: {rule} }} }} }}")).Message;
        Assert.EndsWith(Path.DirectorySeparatorChar + message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 1\n1 0\n1 2\n2 1\n", "1 2 3", 3)]
    [InlineData("# nothing\n", "1 2 3", 3, "nodes: 3, ")]
    [InlineData("# nothing\n", "7", 1, "nodes: 1, ")]
    [InlineData("a b\nb c\n", "1,2,3", 3)]
    [InlineData("1 2\n2 3\n", "1\r\n2\r\n3\r\n", 3, "first: 1, ")]
    [InlineData("10 20\n20 4000000000\n", "1 2 3", 3, "named: true, ")]
    public void Small_and_foreign_graphs_are_run(string edges, string values, int nodes, string options = "")
    {
        using var folder = Inputs(edges, values);
        var rule = $"{{ kind: consensus, edges: e, {options}values: v }}";
        Assert.Equal(nodes, Run(folder, $"models: {{ m: {{ rule: {rule} }} }}").Models[0].SynchronousOutputs.Length);
    }

    [Fact]
    public void A_graph_in_parts_is_a_note()
    {
        using var folder = Inputs("0 1\n2 3\n3 4\n", "1 2 3 4 5");
        var model = Run(folder, "models: { m: { rule: { kind: consensus, edges: e, values: v } } }").Models[0];
        Assert.Contains("the graph of e is in 2 parts without an arc between them; the largest has 3 of 5 nodes", model.Notes);
    }

    [Theory]
    [InlineData("edges: [[0, 1], [1, 2]], features: [1, 0, 2], labels: [1, 2, 1]", "expected classes 0 to 1 for a model with 2 outputs "
        + "(the model m), found 2 at node 1 (do labels count from 1?)")]
    [InlineData("edges: [[0, 1], [1, 2]], features: [1, 0, 2], labels: [0, 1, 5]",
        "expected classes 0 to 1 for a model with 2 outputs (the model m), found 5 at node 2")]
    public void A_label_without_an_output_is_said_before_any_run(string graph, string message)
    {
        using var folder = Inputs(string.Empty, string.Empty);
        var error = Assert.Throws<ScenarioException>(() => Run(folder, Network(folder, graph))).Message;
        Assert.Equal($"{folder["s.yaml"]}:1:{33 + graph.IndexOf("labels", StringComparison.Ordinal)}: {message}", error);
    }

    [Theory]
    [InlineData("edges: [], nodes: 1, features: [1]", 1)]
    [InlineData("edges: [], features: [1, 2, 3]", 3)]
    [InlineData("features: [1]", 1)]
    public void One_node_and_no_edges_are_a_graph(string graph, int nodes)
    {
        using var folder = Inputs(string.Empty, string.Empty);
        Assert.Equal(2 * nodes, Run(folder, Network(folder, graph)).Models[0].SynchronousOutputs.Length);
    }

    private static string Network(TemporaryFolder folder, string graph)
    {
        var weights = new WeightFile();
        weights.Tensors["ignn.W"] = Tensor.Matrix(1, 1, [0.1]);
        weights.Tensors["ignn.U"] = Tensor.Matrix(1, 1, [1]);
        weights.Tensors["readout.Wl"] = Tensor.Matrix(2, 1, [1, -1]);
        SafeTensors.Write(folder["w.safetensors"], weights);
        return $"dataset: {{ kind: graph, {graph} }}\nmodels: {{ m: {{ rule: ignn, weights: w.safetensors }} }}";
    }

    private static TemporaryFolder Inputs(string first, string second)
    {
        var folder = new TemporaryFolder();
        folder.Write("e", first);
        folder.Write("v", second);
        return folder;
    }

    private static RunResult Run(TemporaryFolder folder, string text) =>
        Experiment.Run(ScenarioFile.Load(folder.Write("s.yaml", text + Rest)));
}
