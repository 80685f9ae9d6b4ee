using Hogwild.Models;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Runs whose answers are those of graphs: a small data set in the format of the TU collection, made here.</summary>
public sealed class ItemRunTests : IDisposable
{
    private const string Weights =
        "{ layer1.W: [[1, 0], [0, 1]], layer2.W: [[1, 0], [0, 1]], readout.Wl: [[1, 0], [0, 1]], readout.b2: [0, 0.1] }";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Four graphs: two paths of three nodes, and two pairs. Nodes have label 0 or 1, and graphs two classes.</summary>
    public ItemRunTests()
    {
        Write("A", "1,2\n2,1\n2,3\n3,2\n4,5\n5,4\n6,7\n7,6\n7,8\n8,7\n9,10\n10,9\n");
        Write("graph_indicator", "1\n1\n1\n2\n2\n3\n3\n3\n4\n4\n");
        Write("node_labels", "0\n0\n1\n1\n1\n0\n1\n0\n0\n1\n");
        WriteClasses(0, 1, 0, 1);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Outputs_and_metrics_are_those_of_graphs_and_are_told_over_time()
    {
        var model = Assert.Single(Run(Yaml("pool: sum")).Models);
        Assert.Equal((4 * 2, 2), (model.SynchronousOutputs.Length, model.OutputSize));
        Assert.Equal(["accuracy", "f1", "auc", "loss"], model.Synchronous.Metrics.Take(4).Select(item => item.Key));

        // Ã of a pair is ½ everywhere, so that its states stay (0, 1) and their sum is (0, 2).
        Assert.Equal([0, 2.1], model.SynchronousOutputs[2..4], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1, 1.1], model.SynchronousOutputs[6..8], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(("accuracy", "accuracy"), (model.Score!.Name, model.Synchronous.ScoreName));
        Assert.Equal(model.Score.Value, model.Synchronous.Metrics.First(item => item.Key == "accuracy").Value);
        Assert.Equal(0, model.Synchronous.Samples[^1].Distance);
        Assert.Contains(model.Asynchronous, run => run.Metrics.First(item => item.Key == "deviation").Value > 0);
        Assert.All(model.Asynchronous, run => Assert.Equal(
            run.Metrics.First(item => item.Key == "accuracy").Value, run.Samples[^1].Score));
        using var writer = new StringWriter { NewLine = "\n" };
        MetricsTable.Write(writer, [model]);
        Assert.Matches("\ngcn,asynchronous,1,0.02,[0-9]+,accuracy,", writer.ToString());
        Assert.Contains(model.Facts, fact => fact is { Key: "pool", Value: "sum" });
        Assert.NotEqual(model.SynchronousOutputs, Run(Yaml("pool: mean")).Models[0].SynchronousOutputs);
        Assert.Equal(Run(Yaml("pool: mean")).Models[0].SynchronousOutputs, Run(Yaml(string.Empty)).Models[0].SynchronousOutputs);
    }

    /// <summary>Fold 0 of 2 is run; classes of the graphs that are trained on have no part in it.</summary>
    [Fact]
    public void Classes_of_training_graphs_change_no_metric_of_the_test()
    {
        var fold = Fold.Create(4, 2, 0);
        var (before, classes) = (Metrics(), (int[])[0, 1, 0, 1]);
        Flip(fold.TrainingAndValidation[0]);
        WriteClasses(classes);
        Assert.Equal(before, Metrics());
        Flip(fold.Test[0]);
        WriteClasses(classes);
        Assert.NotEqual(before, Metrics());

        void Flip(int graph) => classes[graph] = 1 - classes[graph];

        IEnumerable<KeyValuePair<string, double>> Metrics() =>
            Run(Yaml(string.Empty).Replace("folder: TINY", "folder: TINY, fold: { of: 2 }", StringComparison.Ordinal)).Models[0]
                .Asynchronous.SelectMany(run => run.Metrics);
    }

    [Fact]
    public void Orders_are_counted_over_the_outputs_of_graphs()
    {
        var yaml = Yaml("pool: max").Replace("TINY", "TINY, fold: { of: 4 }", StringComparison.Ordinal)
            .Replace("partially-asynchronous, bound: { steps: 3 }", "random-interleaving, updates: 2", StringComparison.Ordinal)
            + "ordering: { samples: 200 }\n";
        var result = Experiment.Run(
            new OrderingStudy(Load(yaml)), Options(), TestContext.Current.CancellationToken).Models.Single();
        Assert.Equal((1, 2, ItemKind.Graph), (result.ItemCount, result.Outputs.Count, result.Items));
        Assert.Equal(0, result.Test!.Outside);
    }

    /// <summary>The counterexample is about the output of a graph, told by the node whose state moved most.</summary>
    [Fact]
    public void Claims_are_about_the_outputs_of_graphs()
    {
        var options = new FalsifyOptions(FalsifyProperty.OrderInsensitive, 2, 200, null, Force: false, Within: null, Replay: null);
        var result = Experiment.Run(
            new FalsifyStudy(Load(Yaml("pool: sum")), options), Options(), TestContext.Current.CancellationToken);
        Assert.Contains(" of graph ", Assert.Single(result.Counterexamples).Story, StringComparison.Ordinal);
    }

    [Fact]
    public void Objectives_are_sums_over_graphs()
    {
        var model = ModelFactory.Gcn("gcn", SplitData.Of(Load(Yaml("pool: sum"))).Test.Union(), TheirWeights.Read(
            "gcn", Load(Yaml("pool: sum")).Models[0].Weights!));
        var answer = model.OutputsOf(model.Reference.States);
        var distance = new OutputDistance(model.Readout, new double[answer.Length]).Over(model);
        Assert.Equal(answer.Sum(value => value * value), distance.Total(model.Reference.States, model.Rule.StateSize), 1e-12);
        Assert.Equal(0, Objectives.Of(null, model).Total(model.Reference.States, model.Rule.StateSize));
    }

    [Theory]
    [InlineData("kind: tu, folder: TINY", "product", "expected sum, mean or max over the nodes of a graph")]
    [InlineData("kind: chains, length: 4", "sum", "expected no pool where nodes are judged by themselves")]
    public void A_pool_that_does_not_suit_is_told_with_its_place(string dataset, string pool, string expected)
    {
        var yaml = Yaml($"pool: {pool}").Replace("kind: tu, folder: TINY", dataset, StringComparison.Ordinal);
        var message = Assert.Throws<ScenarioException>(() => Load(yaml)).Message;
        Assert.Matches("tiny.yaml:[0-9]+:[0-9]+", message);
        Assert.Contains($"{expected} for 'models.gcn.weights.pool', found '{pool}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_says_another_pool_is_an_error()
    {
        var weights = new WeightFile();
        weights.Tensors["layer1.W"] = new Tensor([2, 2], [1, 0, 0, 1]);
        weights.Metadata[Pooling.Key] = "max";
        SafeTensors.Write(_folder["w.safetensors"], weights);
        var yaml = Yaml("pool: sum").Replace($"tensors: {Weights}", "file: w.safetensors", StringComparison.Ordinal);
        Assert.Contains(
            "expected 'sum' as readout.pool, which 'weights.pool' says, found 'max'",
            Assert.Throws<ScenarioException>(() => Run(yaml)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            Run(yaml.Replace(", pool: sum", string.Empty, StringComparison.Ordinal)).Models[0].Facts,
            fact => fact is { Key: "pool", Value: "max" });
    }

    [Fact]
    public void Tables_tell_F1_and_AUC_of_graphs_in_folds()
    {
        var yaml = """
            name: tiny
            table: { datasets: { tiny: { kind: tu, folder: TINY } }, split: 2, orders: 2 }
            models: { gcn: { rule: gcn, train: { layers: 1, width: 3, hidden: 0, epochs: 3, pool: sum } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
            run: { until: 1s }
            """;
        var result = TinyTables.Run(Load(yaml), _folder.Root);
        var cell = Assert.Single(result.Cells);
        Assert.Equal((true, "accuracy", 2), (cell.IsAccuracy, cell.Metric, cell.Units.Count));
        Assert.All(cell.Units, unit => Assert.Equal(2, unit.Graphs));
        Assert.Equal("accuracy over graphs in %", Load(yaml).Table!.Datasets[0].Value.Measure);
        using var writer = new StringWriter { NewLine = "\n" };
        ReplicatesTable.Of(result).WriteCsv(writer);
        Assert.Contains("\ntiny,gcn,synchronous,1,0,0,f1,", writer.ToString(), StringComparison.Ordinal);

        // What was kept reads back with them.
        using var again = new StringWriter { NewLine = "\n" };
        ReplicatesTable.Of(TinyTables.Run(Load(yaml), _folder.Root)).WriteCsv(again);
        Assert.Equal(writer.ToString(), again.ToString());
    }

    private static string Yaml(string pool) => $$"""
        name: tiny
        dataset: { kind: tu, folder: TINY }
        models: { gcn: { rule: gcn, weights: { tensors: {{Weights}}{{(pool.Length > 0 ? ", " + pool : string.Empty)}} } } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 } }
        run: { until: 20ms, sample: 1ms, replicates: 3 }

        """;

    private Scenario Load(string yaml) => ScenarioFile.Load(_folder.Write("tiny.yaml", yaml));

    private RunResult Run(string yaml) => Experiment.Run(new RunStudy(Load(yaml)), Options(), TestContext.Current.CancellationToken);

    private StudyOptions Options() => new() { Jobs = 2, WeightCache = _folder["weights"] };

    private void WriteClasses(params int[] classes) => Write("graph_labels", string.Concat(classes.Select(label => $"{label}\n")));

    private void Write(string part, string text) => _folder.Write(Path.Combine("TINY", $"TINY_{part}.txt"), text);
}
