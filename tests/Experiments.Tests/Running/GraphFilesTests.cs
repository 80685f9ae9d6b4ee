using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>A data set of one graph, parts of which stand in files: it is run, kept and written, or said to be wrong before.</summary>
public sealed class GraphFilesTests : IDisposable
{
    private const string Files = "edges: data/e.txt, features: data/x.csv, labels: data/y.txt";
    private readonly TemporaryFolder _folder = new();

    public GraphFilesTests()
    {
        _folder.Write("data/e.txt", "0 1 1\n1 2 1\n1 0 1\n");
        _folder.Write("data/x.csv", "1\n0\n2\n");
        _folder.Write("data/y.txt", "0\n1\n1\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_come_out_as_what_is_written_does()
    {
        var written = Run("edges: [[0, 1], [1, 2]], features: [1, 0, 2], labels: [0, 1, 1]").Models[0];
        var read = Run(Files).Models[0];
        Assert.Equal(written.SynchronousOutputs, read.SynchronousOutputs);
        Assert.Equal(Metrics(written), Metrics(read));

        static IEnumerable<double> Metrics(ModelResult model) =>
            model.Asynchronous.SelectMany(run => run.Samples.Select(sample => sample.Distance));
    }

    [Fact]
    public void Features_are_no_classes()
    {
        _folder.Write("data/x.csv", "0.126\n0.346\n0.189\n");
        Assert.Equal(
            "data/x.csv:1:1: expected the class of node 0, a whole number from 0 to 999, found '0.126'\n"
                + "data/x.csv:2:1: expected the class of node 1, a whole number from 0 to 999, found '0.346'\n"
                + "data/x.csv:3:1: expected the class of node 2, a whole number from 0 to 999, found '0.189'",
            Error("edges: data/e.txt, features: data/x.csv, labels: data/x.csv"));
    }

    [Theory]
    [InlineData("data/y.txt", "0\n7\n1\n",
        "data/y.txt:2:1: expected classes 0 to 1 for a model with 2 outputs (the model m, w.safetensors), found 7 at node 1")]
    [InlineData("data/x.csv", "1,2\n0,1\n2,2\n",
        "w.safetensors: expected tensor 'ignn.U' of shape [2, 1], found [1, 1]; data/x.csv has 2 features a node")]
    [InlineData("data/e.txt", "0 1\n1 3\n", "data/e.txt:2:3: expected a node, a whole number from 0 to 2, since data/x.csv has 3 rows, "
        + "found '3' (do nodes count from 1? then say first: 1)")]
    [InlineData("data/y.txt", "0\n1\n", "data/y.txt:2:2: expected 3 classes, since data/x.csv has 3 rows, found 2")]
    [InlineData("data/x.csv", "1\n2\n", "data/y.txt:3:1: expected 2 classes, since data/x.csv has 2 rows, found 3\n"
        + "data/e.txt:2:3: expected a node, a whole number from 0 to 1, since data/x.csv has 2 rows, found '2' "
        + "(do nodes count from 1? then say first: 1)")]
    public void Where_two_files_disagree_both_are_named(string file, string text, string message)
    {
        _folder.Write(file, text);
        Assert.Equal(message, Error(Files));
    }

    [Fact]
    public void Energies_name_features_and_weights_too()
    {
        File.Copy(Path.Combine(Repository.Root, "weights/chains-10/energy-gnn.safetensors"), _folder["w.safetensors"]);
        var error = Error("edges: data/e.txt, features: data/x.csv", "energy");
        Assert.Contains("w.safetensors: expected tensor 'energy.", error, StringComparison.Ordinal);
        Assert.EndsWith("; data/x.csv has 1 feature a node", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_in_the_scenario_is_told_there()
    {
        var error = Error("features: data/x.csv, edges: [[0, 1], [2, 3]]");
        Assert.EndsWith(
            "expected whole numbers from 0 to 2, since data/x.csv has 3 rows, found 3", error, StringComparison.Ordinal);
        Assert.Contains("dataset.edges.1: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_stand_with_the_model_and_paths_in_the_resolved_scenario()
    {
        _folder.Write("data/e.txt", "0 1 2.5\n");
        var result = Run(Files);
        Assert.Equal(
            [
                "e.txt: weights of edges are left out, which a data set of the kind graph has none of",
                "the graph of e.txt is in 2 parts without an arc between them; the largest has 2 of 3 nodes",
            ],
            result.Models[0].Notes);
        Results.Write(_folder["out"], result);
        Assert.Contains("\"features\": \"data/x.csv\"", File.ReadAllText(_folder["out/run.json"]), StringComparison.Ordinal);
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"]);
        Assert.Equal(result.Models[0].SynchronousOutputs, Run(again).Models[0].SynchronousOutputs);
    }

    [Theory]
    [InlineData("data/e.txt")]
    [InlineData("data/x.csv")]
    [InlineData("data/y.txt")]
    public void A_run_that_is_kept_is_another_one_where_a_file_has_other_bytes(string file)
    {
        var before = Inputs();
        Assert.Equal(before, Inputs());
        File.AppendAllText(_folder[file], "# checked\n");
        Assert.NotEqual(before, Inputs());

        string Inputs()
        {
            var scenario = Load(Files);
            var models = ModelBuilder.Build(
                scenario, new WeightCache(string.Empty), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
            return RunInputs.Of(scenario, models[0]);
        }
    }

    private RunResult Run(string graph) => Run(Load(graph));

    private static RunResult Run(Scenario scenario) =>
        Experiment.Run(scenario, cancellation: TestContext.Current.CancellationToken);

    private string Error(string graph, string rule = "ignn") =>
        Assert.Throws<ScenarioException>(() => Run(Load(graph, rule))).Message;

    private Scenario Load(string graph, string rule = "ignn")
    {
        if (!File.Exists(_folder["w.safetensors"]))
        {
            var weights = new WeightFile();
            weights.Tensors["ignn.W"] = Tensor.Matrix(1, 1, [0.1]);
            weights.Tensors["ignn.U"] = Tensor.Matrix(1, 1, [1]);
            weights.Tensors["readout.Wl"] = Tensor.Matrix(2, 1, [1, -1]);
            SafeTensors.Write(_folder["w.safetensors"], weights);
        }

        return ScenarioFile.Load(_folder.Write("s.yaml", $$"""
            dataset: { kind: graph, {{graph}} }
            models: { m: { rule: {{rule}}, weights: w.safetensors } }
            scheduler: round-robin
            run: { until: 10ms, replicates: 1, sample: 1ms }
            """));
    }
}
