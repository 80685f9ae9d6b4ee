using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>Metrics by the task, against what they are by definition.</summary>
public class TaskMetricsTests
{
    [Fact]
    public void F1_is_a_mean_over_classes()
    {
        // Class 0: one of two found, nothing else told: 2/3. Class 1: one found, one told in vain: 2/3. Class 2 is nowhere.
        var data = Items([0, 0, 1]);
        Assert.Equal(2 / 3.0, TaskMetrics.MacroF1([9, 0, 0, 0, 9, 0, 0, 9, 0], data), 1e-15);

        // Class 2 is told once and never there: it counts, with 0.
        Assert.Equal((1 + 0 + 0) / 3.0, TaskMetrics.MacroF1([9, 0, 0, 9, 0, 0, 0, 0, 9], data), 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Auc_is_the_share_of_pairs_in_order_with_ties_counted_half(int seed)
    {
        var draws = new Draws((ulong)seed);
        int[] labels = [.. Enumerable.Range(0, 40).Select(item => item < 2 ? item : draws.Below(2, Purpose.Data, 1, item))];
        double[] scores = [.. Enumerable.Range(0, 40).Select(item => (double)draws.Below(7, Purpose.Data, 2, item))];
        var (pairs, right) = (0, 0.0);
        for (var a = 0; a < 40; a++)
        {
            for (var b = 0; b < 40; b++)
            {
                if (labels[a] == 1 && labels[b] == 0)
                {
                    pairs++;
                    right += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
                }
            }
        }

        double[] outputs = [.. scores.SelectMany(score => (double[])[1, 1 + score])];
        Assert.Equal(right / pairs, TaskMetrics.Auc(outputs, Items(labels))!.Value, 1e-14);
    }

    [Fact]
    public void Auc_has_no_meaning_for_three_classes_or_one()
    {
        Assert.Null(TaskMetrics.Auc([0, 0, 0, 0, 0, 0], Items([0, 1])));
        Assert.Null(TaskMetrics.Auc([0, 1, 0, 2], Items([1, 1])));
        Assert.Null(TaskMetrics.Auc([0, 1, 0, 2], Items([0, 1]) with { Judged = [1] }));
        Assert.Equal(double.NaN, TaskMetrics.Auc([0, double.NaN, 0, 2], Items([0, 1])));
        Assert.Equal(0.5, TaskMetrics.Auc([3, 3, 4, 4], Items([0, 1])));
    }

    [Fact]
    public void F1_of_several_labels_counts_all_of_them_together()
    {
        var data = new GraphData { Graph = Graphs.Path(2), Flags = [1, 0, 1, 1, 0, 0], HasAllMetrics = true };
        Assert.Equal(LearningTask.MultiLabel, data.Task);

        // Told: labels 0 and 1 of node 0, label 0 of node 1. Two of the three are right, and three are there.
        double[] outputs = [2, 0.5, -1, 3, 0, -2];
        Assert.Equal(2 * 2 / 6.0, TaskMetrics.MicroF1(outputs, data), 1e-15);
        Assert.Equal(1, TaskMetrics.MicroF1(outputs, data with { Judged = [1] }));
        Assert.Equal(0, TaskMetrics.MicroF1([-1, -1, -1], new GraphData { Graph = Graphs.Path(1), Flags = [0, 0, 0] }));
        Assert.Equal(["f1"], TaskMetrics.Of(data, outputs).Select(item => item.Key));
        Assert.Equal("f1", TaskMetrics.MainOf(data));
    }

    [Fact]
    public void Only_items_that_are_judged_count()
    {
        var data = Items([0, 1, 1, 0]) with { Judged = [0, 1], HasAllMetrics = true };
        double[] outputs = [1, 0, 0, 1, 1, 0, 0, 1];
        Assert.Equal([("accuracy", 1), ("f1", 1), ("auc", 1)], TaskMetrics.Of(data, outputs).Select(item => (item.Key, item.Value)));
        Assert.Equal(
            TaskMetrics.Of(data, outputs), TaskMetrics.Of(data with { Labels = [0, 1, 0, 1] }, outputs));
        Assert.Equal(1, TaskMetrics.Main(data, outputs));
    }

    /// <summary>Nothing is told, the loss is that of nothing, and whoever asks for one number gets none: in every task alike.</summary>
    [Theory]
    [InlineData(LearningTask.Classification, 0)]
    [InlineData(LearningTask.MultiLabel, 0)]
    [InlineData(LearningTask.Regression, 0)]
    [InlineData(LearningTask.Localisation, 0)]
    [InlineData(LearningTask.Localisation, 1)]
    public void Where_nothing_is_judged_there_are_no_metrics(LearningTask task, int judged)
    {
        var all = new GraphData
        {
            Graph = Graphs.Path(2),
            Labels = task == LearningTask.Classification ? [0, 1] : [],
            Flags = task == LearningTask.MultiLabel ? [1, 0, 0, 1] : [],
            Targets = task == LearningTask.Regression ? [1, 2] : task == LearningTask.Localisation ? [0, 0, 3, 4] : [],
            HasAllMetrics = true,
        };
        double[] outputs = task == LearningTask.Regression ? [1, 2] : [1, 2, 3, 4];
        Assert.NotNull(TaskMetrics.MainOf(all));
        var none = all with { Judged = [.. Enumerable.Range(0, judged)] };
        Assert.Equal(task, none.Task);
        Assert.Empty(TaskMetrics.Of(none, outputs));
        Assert.Null(TaskMetrics.MainOf(none));
        Assert.Equal(0, TaskLoss.Of(none, outputs));
        Assert.Equal(double.NaN, task switch
        {
            LearningTask.Classification => Outputs.Accuracy(outputs, none) + TaskMetrics.MacroF1(outputs, none),
            LearningTask.MultiLabel => TaskMetrics.MicroF1(outputs, none),
            _ => none.ErrorOf(outputs).Root,
        });
    }

    /// <summary>Made-up problems keep the tables that they had.</summary>
    [Fact]
    public void Made_up_problems_have_an_accuracy_alone()
    {
        Assert.Equal(["accuracy"], TaskMetrics.Of(Items([0, 1]), [1, 0, 0, 1]).Select(item => item.Key));
        Assert.Null(TaskMetrics.MainOf(Items([0, 1])));
        Assert.True(new DatasetSpec.Chains(3).IsMadeUp);
        Assert.False(new DatasetSpec.OneGraph([(0, 1)]).IsMadeUp);
    }

    private static GraphData Items(int[] labels) => new() { Graph = Graphs.Path(labels.Length), Labels = labels };
}
