using Hogwild.Scenarios;
using Hogwild.Models;

namespace Hogwild.Experiments.Tests;

/// <summary>Ordinary runs on data sets with targets, and runs that end when they have converged.</summary>
public sealed class TargetRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_on_sums_has_errors_in_place_of_an_accuracy()
    {
        // With a layer of zeros every output is the bias of the readout.
        var weights = new WeightFile();
        weights.Tensors.Add("layer1.W", new Tensor([1, 2], [0, 0]));
        weights.Tensors.Add("readout.Wl", new Tensor([1, 2], [0, 0]));
        weights.Tensors.Add("readout.b2", new Tensor([1], [2.5]));
        SafeTensors.Write(_folder["w.safetensors"], weights);
        var model = Run("""
            dataset: { kind: sum, length: 4, graphs: 12, fold: { of: 3, number: 1 } }
            models: { gcn: { rule: gcn, weights: w.safetensors } }
            scheduler: round-robin
            run: { until: 10ms }
            """)[0];
        var whole = SumDataset.Create(4, 12);
        var test = Fold.Create(12, 3, 1).Test.Select(graph => whole.Graphs[graph].Targets[0]).ToList();
        var expected = Math.Sqrt(test.Sum(target => (target - 2.5) * (target - 2.5)) / test.Count);
        var mean = whole.Graphs.Sum(graph => graph.Targets[0]) / 12;
        Assert.All(model.Asynchronous.Prepend(model.Synchronous), run =>
        {
            Assert.Equal(expected, Metric(run, "rmse"), 12);
            Assert.Equal(expected / mean, Metric(run, "rmse_relative"), 12);
            Assert.DoesNotContain(run.Metrics, metric => metric.Key == "accuracy");
        });
        Assert.Equal(4 * 4, model.SynchronousOutputs.Length);
    }

    [Fact]
    public void No_pair_of_nodes_of_two_graphs_counts_in_a_localisation()
    {
        var whole = RandomDataset.Create(5, 3);
        var union = whole.Union();
        var outputs = Enumerable.Range(0, union.Targets.Length).Select(k => 0.1 * (k % 7)).ToArray();
        var sum = whole.Graphs.Index().Aggregate(
            default(SquaredError), (error, graph) =>
                error + SquaredError.Of(whole.Task, outputs.AsSpan(10 * graph.Index, 10), graph.Item.Targets));
        Assert.Equal(sum, union.ErrorOf(outputs));
        Assert.Equal(3 * 10, sum.Count);
    }

    [Fact]
    public void A_run_that_stops_is_the_beginning_of_one_that_does_not()
    {
        var weights = Path.Combine(Repository.Root, "weights/chains-10/ignn.safetensors").Replace('\\', '/');
        var yaml = $$"""
            dataset: { kind: chains, length: 10 }
            models: { ignn: { rule: ignn, weights: "{{weights}}" } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 5 } }
            run: { until: 2s, sample: 3ms, replicates: 2 }
            """;
        var (whole, stopped) = (Run(yaml)[0], Run(yaml, "run.stop=converged")[0]);
        Assert.All(whole.Asynchronous.Zip(stopped.Asynchronous), pair =>
        {
            Assert.Equal(RunOutcome.Converged, pair.Second.Outcome);
            Assert.InRange(pair.Second.Samples.Count, 2, pair.First.Samples.Count / 2);
            Assert.Equal(pair.First.Samples.Take(pair.Second.Samples.Count), pair.Second.Samples);
            Assert.Equal(Metric(pair.First, "updates_to_tolerance"), Metric(pair.Second, "updates_to_tolerance"));
        });
    }

    private IReadOnlyList<ModelResult> Run(string yaml, params string[] sets)
    {
        var scenario = ScenarioFile.Load(_folder.Write("s.yaml", yaml), sets.Select(Override.Parse));
        var options = new StudyOptions { Jobs = 2, WeightCache = _folder["cache"] };
        return Experiment.Run(scenario, options, TestContext.Current.CancellationToken).Models;
    }

    private static double Metric(Trajectory run, string name) => run.Metrics.Single(metric => metric.Key == name).Value;
}
