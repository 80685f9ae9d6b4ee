using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>The weights of the epoch that is best on validation graphs, or on test graphs, are those that a training leaves.</summary>
public sealed class ChosenEpochTests : IDisposable
{
    private const int Epochs = 8;
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hogwild-chosen-");

    public static TheoryData<TrainingSettings> Settings { get; } =
    [
        new GcnTraining { Epochs = Epochs, Width = 4, Hidden = 3, Pool = PoolKind.Sum, BatchSize = 2, Dropout = 0.2 },
        new GinTraining { Epochs = Epochs, Width = 4, Hidden = 3, Pool = PoolKind.Max },
        new SageTraining { Epochs = Epochs, Width = 4, Hidden = 3, BatchSize = 3 },
        new GatTraining { Epochs = Epochs, Width = 4, Heads = 2, Hidden = 3 },
        new IgnnTraining { Epochs = Epochs, Width = 4, Hidden = 3, Pool = PoolKind.Sum, BatchSize = 2, Dropout = 0.3 },
        new EignnTraining { Epochs = Epochs, Width = 4 },
        new GsdgnnTraining { Epochs = Epochs, Width = 4 },
        new EnergyTraining { Epochs = Epochs, Width = 3, MessageSize = 3, Units = 3, Pool = PoolKind.Sum, BatchSize = 2, NewtonSteps = 2 },
        new NonlinearTraining { Epochs = Epochs, Width = 3, Hidden = 3, Rounds = 400 },
    ];

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Of every rule that trains: its own computation has the metric that the training says its best epoch has.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void The_rule_itself_has_the_metric_of_the_chosen_epoch(TrainingSettings settings)
    {
        foreach (var by in new[] { ChosenEpoch.Validation, ChosenEpoch.Test })
        {
            var choice = Choice(by);
            var weights = Train(settings with { LearningRate = 0.1 }, choice);
            var curve = LearningCurve.Of(weights)!;
            Assert.Equal((Epochs, Epochs), (curve.Validation.Count, curve.Test.Count));
            Assert.Equal(Accuracy(settings, choice.Validation!, weights), curve.Validation[curve.Epoch - 1], 1e-12);
            Assert.Equal(Accuracy(settings, choice.Test!, weights), curve.Test[curve.Epoch - 1], 1e-12);
            Assert.Equal(Kebab.Of(by.ToString()), weights.Metadata["chosen.by"]);
            var telling = by == ChosenEpoch.Validation ? curve.Validation : curve.Test;
            Assert.Equal(telling.Max(), telling[curve.Epoch - 1]);
        }
    }

    /// <summary>
    /// Every epoch's weights are looked at one by one, as the training writes them down, and judged by the rule and its loss.
    /// </summary>
    [Theory]
    [InlineData(ChosenEpoch.Validation)]
    [InlineData(ChosenEpoch.Test)]
    public void The_best_epoch_by_metric_then_loss_then_time_is_chosen(ChosenEpoch by)
    {
        var settings = new GcnTraining { Epochs = 12, Width = 3, Hidden = 0, LearningRate = 0.3, BatchSize = 2 };
        var choice = Choice(by);
        var graphs = (by == ChosenEpoch.Validation ? choice.Validation : choice.Test)!.Union();
        var (best, curve) = (default((int Epoch, double Metric, double Loss, double[][] Leaves)?), new List<double>());
        for (var epoch = 1; epoch < settings.Epochs; epoch++)
        {
            var weights = After(settings, choice, epoch);
            var model = ModelFactory.Gcn("gcn", graphs, weights);
            var outputs = model.OutputsOf(model.Reference.States);
            var (metric, loss) = (TaskMetrics.Of(graphs, outputs).ToDictionary()["accuracy"], TaskLoss.Of(graphs, outputs));
            curve.Add(metric);
            if (best is not { } known || metric > known.Metric || (metric == known.Metric && loss < known.Loss - 1e-12))
            {
                best = (epoch, metric, loss, [.. weights.Tensors.Values.Select(tensor => tensor.Values)]);
            }
        }

        var trained = Train(settings, choice);
        var told = LearningCurve.Of(trained)!;
        Assert.Equal(curve, (by == ChosenEpoch.Validation ? told.Validation : told.Test).Take(curve.Count));

        // Of the last epoch there are no weights but those that come out, where it is the one.
        if (told.Epoch < settings.Epochs)
        {
            Assert.Equal(best!.Value.Epoch, told.Epoch);
            Assert.Equal(best.Value.Leaves, trained.Tensors.Values.Select(tensor => tensor.Values));
        }
    }

    /// <summary>What the test graphs should be changes the course that is told of them, and no weight.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Nothing_is_chosen_by_test_graphs_where_validation_graphs_choose(TrainingSettings settings)
    {
        var choice = Choice(ChosenEpoch.Validation);
        var first = Train(settings, choice);
        var turned = choice.Test! with { Graphs = [.. choice.Test.Graphs.Select(graph => graph with { Labels = [1 - graph.Labels[0]] })] };
        var second = Train(settings, choice with { Test = turned });
        Assert.Equal(Values(first), Values(second));
        Assert.Equal(first.Metadata["chosen.epoch"], second.Metadata["chosen.epoch"]);
        Assert.NotEqual(first.Metadata["chosen.test"], second.Metadata["chosen.test"]);
        Assert.Equal(Values(first), Values(Train(settings, choice with { Test = null })));
    }

    /// <summary>Looking at graphs changes nothing of the training itself: its last epoch's weights are what they are without.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void Looking_changes_nothing(TrainingSettings settings)
    {
        // Graphs of one epoch alone leave it no choice.
        var one = settings with { Epochs = 1 };
        Assert.Equal(Values(Train(one, null)), Values(Train(one, Choice(ChosenEpoch.Validation))));
    }

    [Fact]
    public void Numbers_are_judged_in_the_unit_of_the_targets_of_the_training()
    {
        var settings = new GcnTraining { Epochs = 5, Width = 4, Hidden = 3 };
        Dataset data = SumDataset.Create(5, graphs: 6), other = SumDataset.Create(5, graphs: 9, seed: 7);
        var weights = Trainers.Train(
            settings, data, new EpochChoice { By = ChosenEpoch.Validation, Validation = other }, null, null,
            TestContext.Current.CancellationToken);
        var union = other.Union();
        var model = ModelFactory.Gcn("gcn", union, weights);
        var curve = LearningCurve.Of(weights)!;
        Assert.Equal(union.ErrorOf(model.OutputsOf(model.Reference.States)).Root, curve.Validation[curve.Epoch - 1], 1e-9);
        Assert.Equal(curve.Validation.Min(), curve.Validation[curve.Epoch - 1]);
        Assert.Empty(curve.Test);
    }

    [Fact]
    public void The_key_of_kept_weights_knows_who_chooses()
    {
        var (settings, data) = (new GcnTraining(), Graphs(0, 4));
        var choice = Choice(ChosenEpoch.Validation);
        EpochChoice?[] choices = [null, choice, choice with { By = ChosenEpoch.Test }, choice with { Test = null }];
        Assert.Equal(choices.Length, choices.Select(item => WeightCache.Key(settings, data, item)).Distinct().Count());
        Assert.Equal(WeightCache.Key(settings, data), WeightCache.Key(settings, data, null));
        Assert.Throws<ArgumentException>(() => Train(settings, choice with { Validation = null }));
    }

    /// <summary>Small graphs with a class each, pooled.</summary>
    internal static Dataset Graphs(int first, int count) => new("graphs", 2, [.. Enumerable.Range(first, count).Select(Graph)]);

    /// <summary>Other graphs for validation and test.</summary>
    internal static EpochChoice Choice(ChosenEpoch by) => new() { By = by, Validation = Graphs(10, 5), Test = Graphs(20, 7) };

    private static GraphData Graph(int number)
    {
        var draws = new Draws((ulong)(31 + number));
        var graph = Simulation.Graphs.Path(3 + (number % 4));
        return new GraphData
        {
            Graph = graph,
            FeatureSize = 2,
            Features = [.. Enumerable.Range(0, 2 * graph.NodeCount).Select(place => draws.Normal(Purpose.Data, 1, place))],
            Groups = NodeGroups.OfGraph(graph.NodeCount),
            Labels = [draws.Below(2, Purpose.Data, 2, 0)],
        };
    }

    private static WeightFile Train(TrainingSettings settings, EpochChoice? choice) =>
        Trainers.Train(settings, Graphs(0, 5), choice, null, null, TestContext.Current.CancellationToken);

    private static double[][] Values(WeightFile weights) => [.. weights.Tensors.Values.Select(tensor => tensor.Values)];

    private static double Accuracy(TrainingSettings settings, Dataset data, WeightFile weights)
    {
        var union = data.Union();
        var model = settings switch
        {
            GcnTraining => ModelFactory.Gcn("m", union, weights),
            GatTraining => ModelFactory.Gat("m", union, weights),
            SageTraining => ModelFactory.Sage("m", union, weights),
            GinTraining => ModelFactory.Gin("m", union, weights),
            IgnnTraining => ModelFactory.Ignn("m", union, weights),
            EignnTraining => ModelFactory.Eignn("m", union, weights),
            GsdgnnTraining => ModelFactory.Gsdgnn("m", union, weights),
            EnergyTraining => ModelFactory.Energy("m", union, weights),
            _ => ModelFactory.Nonlinear("m", union, weights),
        };
        return TaskMetrics.Of(union, model.OutputsOf(model.Reference.States)).ToDictionary()["accuracy"];
    }

    /// <summary>The weights after some epoch, read from what a training that is stopped there writes down.</summary>
    private WeightFile After(GcnTraining settings, EpochChoice choice, int epoch)
    {
        const string Leaf = "now.leaf.";
        var cache = new WeightCache(Path.Combine(_directory.FullName, $"{choice.By}-{epoch}")) { Interval = TimeSpan.Zero };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(
            () => cache.GetOrTrain(settings, Graphs(0, 5), choice, new Stop(stop, epoch), stop.Token));
        var written = SafeTensors.Read(Assert.Single(Directory.GetFiles(cache.Directory, "*.unfinished")));
        var whole = Train(settings with { Epochs = 1 }, null);
        foreach (var (name, tensor) in whole.Tensors.ToList())
        {
            whole.Tensors[name] = tensor with { Values = written.Tensors[Leaf + name].Values };
        }

        return whole;
    }

    private sealed class Stop(CancellationTokenSource stop, int after) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == after)
            {
                stop.Cancel();
            }
        }
    }
}
