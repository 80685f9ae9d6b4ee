using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>Data sets of kinds files and tu in scenarios: they are run, kept and written, or said to be wrong before.</summary>
public sealed class FilesScenarioTests : IDisposable
{
    private const string One = "kind: files, edges: data/e.txt, features: data/x.csv, labels: data/y.txt, of: node, "
        + "split: { train: data/tr.txt, test: data/te.txt }";

    private const string Many = "kind: files, edges: m/*.e, features: m/*.x, labels: m/*.y, of: node, folds: { file: f.txt }";
    private readonly TemporaryFolder _folder = new();

    public FilesScenarioTests()
    {
        _folder.Write("data/e.txt", "0 1\n1 2\n1 0\n");
        _folder.Write("data/x.csv", "1\n0\n2\n");
        _folder.Write("data/y.txt", "0\n1\n1\n");
        _folder.Write("data/tr.txt", "0 1");
        _folder.Write("data/te.txt", "2");
        foreach (var graph in new[] { "a", "b" })
        {
            _folder.Write($"m/{graph}.e", "0 1\n");
            _folder.Write($"m/{graph}.x", "1\n0\n");
            _folder.Write($"m/{graph}.y", "0\n1\n");
        }

        _folder.Write("f.txt", "0 \n 0 \n 1 \n 1");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paths_and_notes_are_written_and_read_back()
    {
        var result = Run(Load(One));
        Assert.Contains(
            "loss and accuracy or error are over the 1 test node; 2 others are for training", result.Models[0].Notes);
        Results.Write(_folder["out"], result);
        var text = File.ReadAllText(_folder["out/run.json"]);
        Assert.Contains("\"train\": \"data/tr.txt\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Root, text, StringComparison.Ordinal);
        var again = ScenarioFile.LoadResolved(_folder["out/run.json"]);
        Assert.Equal(result.Models[0].SynchronousOutputs, Run(again).Models[0].SynchronousOutputs);
    }

    [Fact]
    public void Graphs_without_anything_for_the_test_are_not_run() =>
        Assert.Equal(2 * 2, Run(Load(Many)).Models[0].SynchronousOutputs.Length);

    [Theory]
    [InlineData(One, "data/e.txt")]
    [InlineData(One, "data/tr.txt")]
    [InlineData(Many, "m/b.x")]
    [InlineData(Many, "f.txt")]
    public void A_run_that_is_kept_is_another_one_where_a_file_has_other_bytes(string dataset, string file)
    {
        var before = Inputs();
        Assert.Equal(before, Inputs());
        File.AppendAllText(_folder[file], " # checked\n");
        Assert.NotEqual(before, Inputs());

        string Inputs()
        {
            var scenario = Load(dataset);
            var models = ModelBuilder.Build(
                scenario, new WeightCache(string.Empty), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
            return RunInputs.Of(scenario, models[0]);
        }
    }

    [Theory]
    [InlineData("kind: files, edges: data/e.txt, labels: data/y.txt, targets: data/y.txt", "no such key beside 'labels'")]
    [InlineData(
        "kind: files, edges: data/e.txt, split: { train: data/tr.txt, test: data/te.txt }", "the key only beside 'labels' or 'targets'")]
    [InlineData("kind: files, edges: data/e.txt, features: m/*.x", "a star only where 'edges' has one")]
    [InlineData("kind: files, edges: data/e.txt, fold: { of: 2 }", "no fold of a single graph")]
    [InlineData("kind: files, edges: m/*.e, nodes: 3", "the key only where there is one graph")]
    [InlineData("kind: files, edges: data/e.txt, labels: data/y.txt, folds: { of: 2, file: f.txt }", "exactly one of the keys file, of")]
    [InlineData("kind: files, edges: data/e.txt, labels: data/y.txt, folds: { of: 2, test: 2 }", "a whole number from 0 to 1")]
    [InlineData("kind: files, edges: m/*.e, features: m/*.x, fold: { of: 3 }", "at most 2 folds, since m has as many graphs")]
    [InlineData("kind: graph, edges: 'm/*.e', nodes: 2", "a file that exists")]
    [InlineData(
        "kind: tu, folder: no/MUTAG", "a folder (relative to the scenario) with the files MUTAG_{A,graph_indicator,graph_labels}.txt")]
    public void What_does_not_fit_is_told_in_one_line(string dataset, string expected)
    {
        var error = Assert.Throws<ScenarioException>(() => Run(Load(dataset)));
        Assert.Contains($"expected {expected}", Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_tell_of_missing_folders_and_of_too_many_folds_too()
    {
        Assert.Contains("found no such folder at MUTAG; get MUTAG.zip", Tables("{ kind: tu, folder: MUTAG }"), StringComparison.Ordinal);
        Assert.Contains(
            "expected at most 2 folds, since m has as many graphs, found 3",
            Tables("{ kind: files, edges: m/*.e, features: m/*.x, labels: m/*.y, of: node }"),
            StringComparison.Ordinal);

        string Tables(string dataset)
        {
            var scenario = ScenarioFile.Load(_folder.Write("s.yaml", $$"""
                models:
                  m: { rule: gcn, train: { epochs: 1 } }
                table:
                  datasets:
                    d: {{dataset}}
                  split: 3
                scheduler: round-robin
                run: { until: 10ms }
                """));
            return Assert.Single(Assert.Throws<ScenarioException>(() => Experiment.RunAll(scenario)).Faults);
        }
    }

    [Theory]
    [InlineData(One, "s.yaml:5:8: expected items for the validation in e, found none")]
    [InlineData(
        "kind: files, edges: m/*.e, features: m/*.x, labels: m/*.y, of: node",
        "s.yaml:5:8: expected items for the validation in m, or a 'table.split', found none")]
    [InlineData("kind: files, edges: data/e.txt, features: data/x.csv, labels: data/y.txt, of: node, "
        + "split: { train: data/tr.txt, validation: data/va.txt, test: data/te.txt }", null)]
    public void Tables_without_folds_judge_by_the_items_of_the_validation_where_it_is_told_to(string dataset, string? expected)
    {
        _folder.Write("data/tr.txt", "0");
        _folder.Write("data/va.txt", "1");
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", $$"""
            models:
              m: { rule: gcn, train: { epochs: 1 } }
            table:
              datasets:
                d: { {{dataset}} }
              validation: true
            scheduler: round-robin
            run: { until: 10ms }
            """));
        var data = new Func<SplitData>(() => new TableData(scenario).Of("d", 0));
        if (expected is null)
        {
            Assert.Equal([0], data().Training.Graphs[0].JudgedItems);
            Assert.Equal([1], data().Test.Graphs[0].JudgedItems);
        }
        else
        {
            Assert.Contains(expected, Assert.Throws<ScenarioException>(data).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Who_is_trained_and_judged_by_the_same_is_told_so()
    {
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", """
            dataset: { kind: files, edges: data/e.txt, features: data/x.csv, labels: data/y.txt, of: node }
            models:
              m: { rule: gcn, train: { epochs: 1 } }
            scheduler: round-robin
            run: { until: 10ms }
            """));
        Assert.Contains(
            "the data have no split: loss and accuracy or error are over what was trained on", SplitData.Of(scenario).Test.Notes);
    }

    [Theory]
    [InlineData("labels: data/y.txt", "s.yaml:1:10: dataset.of: expected 'of: node' or 'of: edge', since data/y.txt has 3 rows")]
    [InlineData("targets: data/y.txt", "s.yaml:1:10: dataset.of: expected 'of: node' or 'of: edge', since data/y.txt has 3 rows")]
    public void What_is_missing_is_told_where_it_would_stand(string answers, string expected)
    {
        _folder.Write("data/e.txt", "0 1\n1 2\n2 0\n");
        var scenario = Load($"kind: files, edges: data/e.txt, features: data/x.csv, {answers}");
        Assert.Contains(expected, Assert.Throws<ScenarioException>(() => Run(scenario)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file: w.safetensors, names: { ignn.B: readout.Wl }", "found 'ignn.B'; did you mean 'ignn.b'?")]
    [InlineData("tensors: { ignn.W: [[0.1]], ignn.U: [[1]], ignn.c: [1] }", "found 'ignn.c'; did you mean 'ignn.")]
    public void A_name_that_the_rule_does_not_ask_for_is_no_parameter_that_is_left_out_in_silence(string weights, string expected)
    {
        _ = Load(One);
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", $$"""
            dataset: { {{One}} }
            models:
              m: { rule: ignn, weights: { {{weights}} } }
            scheduler: round-robin
            run: { until: 10ms }
            """));
        var fault = Assert.Single(Assert.Throws<ScenarioException>(() => Run(scenario)).Faults);
        Assert.Contains("s.yaml:3:", fault, StringComparison.Ordinal);
        Assert.Contains("expected a tensor that the rule asks for (ignn.W, ignn.U, ignn.b", fault, StringComparison.Ordinal);
        Assert.Contains(expected, fault, StringComparison.Ordinal);
    }

    private static RunResult Run(Scenario scenario) =>
        Experiment.Run(scenario, cancellation: TestContext.Current.CancellationToken);

    private Scenario Load(string dataset)
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
            dataset: { {{dataset}} }
            models: { m: { rule: ignn, weights: w.safetensors } }
            scheduler: round-robin
            run: { until: 10ms, replicates: 1, sample: 1ms }
            """));
    }
}
