using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>Training where labels and targets are those of edges and graphs, or several an item.</summary>
public sealed class ItemTrainingTests
{
    public static TheoryData<TrainingSettings> Settings { get; } =
    [
        new GcnTraining { Epochs = 4, Width = 3, Hidden = 2 },
        new GcnTraining { Epochs = 4, Width = 3, Hidden = 2, Pool = PoolKind.Sum, BatchSize = 2 },
        new IgnnTraining { Epochs = 4, Width = 3, Pool = PoolKind.Max },
        new EnergyTraining { Epochs = 4, Width = 2, MessageSize = 2, Units = 2, Pool = PoolKind.Mean },
    ];

    /// <summary>The model that comes out has the loss that the trainer says, by its own rule, pool and readout.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void The_loss_of_the_training_is_that_of_the_model(TrainingSettings settings)
    {
        foreach (var data in (Dataset[])[OfGraphs(), OfNumbers(), OfEdges(), OfFlags()])
        {
            // Nodes by themselves have no pool.
            var own = data.Graphs[0].Groups is null ? settings with { Pool = null } : settings;
            var weights = Train(own, data);
            var union = data.Union();
            var model = settings switch
            {
                GcnTraining => ModelFactory.Gcn("gcn", union, weights),
                IgnnTraining => ModelFactory.Ignn("ignn", union, weights),
                _ => ModelFactory.Energy("energy", union, weights),
            };
            Assert.Equal(own.Pool ?? (union.Groups is { } groups ? Pooling.Default(groups.Kind) : null), model.Pool);
            var outputs = model.OutputsOf(model.Reference.States);
            var loss = TaskLoss.Of(union, outputs);
            if (data.Task == LearningTask.Regression)
            {
                // That of the trainer is in squared standard deviations of the targets 1, 2, 4 and 9.
                loss /= 9.5;
                Assert.Equal(union.ErrorOf(outputs).Root, weights.RequireNumber("rmse"), 1e-6);
            }

            Assert.Equal(loss, weights.RequireNumber("loss"), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Labels_of_other_graphs_and_edges_change_no_byte(TrainingSettings settings)
    {
        var graphs = Bytes(settings, OfGraphs(0, 1, 1, 0));
        Assert.Equal(graphs, Bytes(settings, OfGraphs(0, 1, 0, 1)));
        Assert.NotEqual(graphs, Bytes(settings, OfGraphs(1, 1, 1, 0)));
        var edges = Bytes(settings, OfEdges(0, 1, 1, 0));
        Assert.Equal(edges, Bytes(settings, OfEdges(0, 1, 0, 1)));
        Assert.NotEqual(edges, Bytes(settings, OfEdges(1, 1, 1, 0)));
        var flags = Bytes(settings with { Pool = null }, OfFlags(1));
        Assert.Equal(flags, Bytes(settings with { Pool = null }, OfFlags(0)));

        byte[] Bytes(TrainingSettings of, Dataset data) => SafeTensors.Encode(Train(of, data.For(ItemPart.Training)));
    }

    [Theory]
    [InlineData(PoolKind.Sum)]
    [InlineData(PoolKind.Mean)]
    [InlineData(PoolKind.Max)]
    public void Pools_differ_and_keys_of_kept_weights_with_them(PoolKind pool)
    {
        var (settings, other) = (new GcnTraining { Epochs = 3, Pool = pool }, pool == PoolKind.Sum ? PoolKind.Max : PoolKind.Sum);
        Assert.NotEqual(
            SafeTensors.Encode(Train(settings, OfGraphs())), SafeTensors.Encode(Train(settings with { Pool = other }, OfGraphs())));
        Assert.NotEqual(WeightCache.Key(settings, OfGraphs()), WeightCache.Key(settings with { Pool = other }, OfGraphs()));
        Assert.NotEqual(WeightCache.Key(settings, OfGraphs()), WeightCache.Key(settings, OfEdges()));
        Assert.NotEqual(WeightCache.Key(settings, OfFlags(0)), WeightCache.Key(settings, OfFlags(1)));
    }

    [Fact]
    public void A_pool_must_suit_what_is_judged()
    {
        Assert.Throws<ArgumentException>(() => Train(new GcnTraining { Pool = PoolKind.Product }, OfGraphs()));
        Assert.Throws<ArgumentException>(() => Train(new GcnTraining { Pool = PoolKind.Sum }, OfFlags()));
        Assert.Throws<ArgumentException>(() => Train(new GcnTraining(), OfGraphs() with { Task = LearningTask.Regression }));
    }

    /// <summary>
    /// Two communities: within each all nodes are joined, between them are two bridges. Whether the ends of a pair are in the same
    /// community is what their product says and a linear readout finds.
    /// </summary>
    [Fact]
    public void Pairs_within_and_between_two_communities_are_told_apart_on_pairs_never_trained_on()
    {
        var data = Communities();
        var weights = Train(
            new GcnTraining { Layers = 1, Width = 8, Hidden = 0, Epochs = 200, LearningRate = 0.05 }, data.For(ItemPart.Training));
        var test = data.For(ItemPart.Test).Union();
        var model = ModelFactory.Gcn("gcn", test, weights);
        Assert.Equal(PoolKind.Product, model.Pool);
        var metrics = TaskMetrics.Of(test with { HasAllMetrics = true }, model.OutputsOf(model.Reference.States)).ToDictionary();
        Assert.Equal((1.0, 1.0, 1.0), (metrics["accuracy"], metrics["f1"], metrics["auc"]));
    }

    private static WeightFile Train(TrainingSettings settings, Dataset data) =>
        Trainers.Train(settings, data, progress: null, TestContext.Current.CancellationToken);

    private static Dataset OfGraphs(params int[] labels) => new("graphs", 2, [.. Enumerable.Range(0, 4).Select(number =>
        Graph(number) with
        {
            Groups = NodeGroups.OfGraph(3 + number),
            Labels = [labels.Length > 0 ? labels[number] : number % 2],
            Split = labels.Length == 0 ? null : number < 2 ? new([0], [], []) : new([], [], [0]),
        })]);

    private static Dataset OfNumbers() => new("numbers", 0, [.. ((double[])[1, 2, 4, 9]).Select((target, number) =>
        Graph(number) with { Groups = NodeGroups.OfGraph(3 + number), Targets = [target] })]) { Task = LearningTask.Regression };

    private static Dataset OfEdges(params int[] labels) => new("edges", 2,
    [
        Graph(1) with
        {
            Groups = NodeGroups.OfEdges([(0, 1), (1, 2), (3, 2), (0, 3)]),
            Labels = labels.Length > 0 ? labels : [0, 1, 1, 0],
            Split = labels.Length > 0 ? new([0, 1], [2], [3]) : null,
        },
    ]);

    private static Dataset OfFlags(byte last = 1) => new("flags", 2,
    [
        Graph(0) with { Flags = [1, 0, 0, 1, 1, last], Split = new([0, 1], [], [2]) },
    ]) { Task = LearningTask.MultiLabel };

    private static Dataset Communities()
    {
        var builder = new GraphBuilder(12);
        var (pairs, labels) = (new List<(int A, int B)>(), new List<int>());
        for (var a = 0; a < 12; a++)
        {
            for (var b = 0; b < a; b++)
            {
                pairs.Add((a, b));
                labels.Add(a / 6 == b / 6 ? 1 : 0);
                if (a / 6 == b / 6 || (a == 6 && b < 2))
                {
                    builder.AddEdge(a, b);
                }
            }
        }

        var numbers = Enumerable.Range(0, pairs.Count).ToList();
        return new Dataset("communities", 2,
        [
            new GraphData
            {
                Graph = builder.Build(),
                FeatureSize = 2,
                Features = [.. Enumerable.Range(0, 12).SelectMany(node => (double[])[node < 6 ? 1 : 0, node < 6 ? 0 : 1])],
                Groups = NodeGroups.OfEdges(pairs),
                Labels = [.. labels],
                Split = new([.. numbers.Where(pair => pair % 2 == 0)], [], [.. numbers.Where(pair => pair % 2 == 1)]),
            },
        ]);
    }

    private static GraphData Graph(int number)
    {
        var draws = new Draws((ulong)(7 + number));
        var graph = Graphs.Path(3 + number);
        return new GraphData
        {
            Graph = graph,
            FeatureSize = 2,
            Features = [.. Enumerable.Range(0, 2 * graph.NodeCount).Select(place => draws.Normal(Purpose.Data, 1, place))],
        };
    }
}
