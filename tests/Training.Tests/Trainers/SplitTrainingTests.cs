using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>Training on the training nodes of a split: nothing that the others should be has a part in it.</summary>
public sealed class SplitTrainingTests
{
    private static readonly ItemSplit Split = new([0, 1], [2], [3, 4]);

    public static TheoryData<TrainingSettings> Settings { get; } =
    [
        new GcnTraining { Epochs = 5 },
        new GcnTraining { Epochs = 5, Dropout = 0.5, Readout = false, Penalty = 0.1 },
        new IgnnTraining { Epochs = 5 },
        new IgnnTraining { Epochs = 5, Dropout = 0.5, Penalty = 0.1 },
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Labels_of_other_nodes_change_nothing(TrainingSettings settings)
    {
        var first = Trained(0, 1, 1, 0, 1);
        Assert.Equal(first, Trained(0, 1, 0, 1, 0));
        Assert.NotEqual(first, Trained(1, 1, 1, 0, 1));

        byte[] Trained(params int[] labels) => Train(settings, Data(labels).For(ItemPart.Training));
    }

    [Fact]
    public void Without_a_split_all_nodes_count() => Assert.NotEqual(
        Train(new GcnTraining { Epochs = 5 }, Data(0, 1, 1, 0, 1)), Train(new GcnTraining { Epochs = 5 }, Data(0, 1, 1, 0, 0)));

    [Fact]
    public void Targets_of_other_nodes_change_nothing() => Assert.Equal(
        Train(new GcnTraining { Epochs = 5 }, Numbers(1, 2, 3, 4, 5).For(ItemPart.Training)),
        Train(new GcnTraining { Epochs = 5 }, Numbers(1, 2, 9, 9, 9).For(ItemPart.Training)));

    [Fact]
    public void The_key_of_kept_weights_knows_which_nodes_counted()
    {
        var (settings, data) = (new GcnTraining(), Data(0, 1, 1, 0, 1));
        Dataset[] sets = [data, data.For(ItemPart.Training), data.For(ItemPart.Test)];
        Assert.Equal(3, sets.Select(of => WeightCache.Key(settings, of)).Distinct().Count());
    }

    /// <summary>A mean over nothing would be no number, and so would all weights be.</summary>
    [Theory]
    [InlineData(LearningTask.Classification)]
    [InlineData(LearningTask.MultiLabel)]
    [InlineData(LearningTask.Regression)]
    [InlineData(LearningTask.Localisation)]
    public void A_graph_of_which_nothing_is_judged_is_an_error(LearningTask task)
    {
        var data = Of(task);
        var with = data with { Graphs = [data.Graphs[0], data.Graphs[0] with { Judged = [] }] };
        foreach (var settings in (TrainingSettings[])[new GcnTraining { Epochs = 1 }, new GsdgnnTraining { Epochs = 1 }])
        {
            var error = Assert.Throws<ArgumentException>(() => Train(settings, with));
            Assert.StartsWith(
                "expected items to be judged in every graph of path (Dataset.For leaves out the others), found none in graph 1",
                error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_node_has_a_place_but_no_distance()
    {
        var (settings, data) = (new GcnTraining { Epochs = 2, BatchSize = 1 }, Of(LearningTask.Localisation));
        var one = data.Graphs[0] with { Judged = [0] };
        Assert.StartsWith(
            "expected two nodes to be judged in some graph of path, found one at most",
            Assert.Throws<ArgumentException>(() => Train(settings, data with { Graphs = [one, one] })).Message, StringComparison.Ordinal);
        var weights = Trainers.Train(
            settings, data with { Graphs = [data.Graphs[0], one] }, progress: null, TestContext.Current.CancellationToken);
        Assert.All(weights.Tensors.Values.SelectMany(tensor => tensor.Values), value => Assert.True(double.IsFinite(value)));
    }

    private static Dataset Of(LearningTask task) => new(
        "path",
        task is LearningTask.Classification or LearningTask.MultiLabel ? 2 : 0,
        [
            Graph() with
            {
                Labels = task == LearningTask.Classification ? [0, 1, 0, 1, 0] : [],
                Flags = task == LearningTask.MultiLabel ? [0, 1, 0, 1, 0, 1, 1, 1, 0, 0] : [],
                Targets = task == LearningTask.Regression ? [1, 2, 3, 4, 5]
                    : task == LearningTask.Localisation ? [0, 0, 1, 1, 0, 1, 1, 0, 2, 2] : [],
            },
        ]) { Task = task };

    private static byte[] Train(TrainingSettings settings, Dataset data) =>
        SafeTensors.Encode(Trainers.Train(settings, data, progress: null, TestContext.Current.CancellationToken));

    private static Dataset Data(params int[] labels) => new("path", 2, [Graph() with { Labels = labels }]);

    private static Dataset Numbers(params double[] targets) =>
        new("path", 0, [Graph() with { Targets = targets }]) { Task = LearningTask.Regression };

    private static GraphData Graph() => new()
    {
        Graph = Graphs.Path(5),
        FeatureSize = 2,
        Features = [1, 0, 0, 1, 1, 1, 0, 0, 1, 0],
        Split = Split,
    };
}
