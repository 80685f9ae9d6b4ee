using FsCheck;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

public class TaskLossTests
{
    [Fact]
    public void Equal_outputs_of_two_classes_cost_ln_2()
    {
        var data = new GraphData { Graph = Graphs.Path(3), Labels = [0, 1, 1] };
        Assert.Equal(Math.Log(2), TaskLoss.Of(data, [5, 5, -1, -1, 0, 0]), 1e-15);
        Assert.Equal("mean cross-entropy", TaskLoss.NameOf(data));
    }

    [Fact]
    public void Large_outputs_do_not_overflow_and_what_is_no_number_costs_everything()
    {
        var data = new GraphData { Graph = Graphs.Path(1), Labels = [1] };
        Assert.Equal(2000, TaskLoss.Of(data, [1000, -1000]));
        Assert.Equal(0, TaskLoss.Of(data, [-1000, 1000]));
        Assert.Equal(double.PositiveInfinity, TaskLoss.Of(data, [double.NaN, 0]));
        Assert.Throws<ArgumentException>(() => TaskLoss.Of(data, [1]));
    }

    [Property]
    public void Numbers_cost_their_mean_squared_error(NormalFloat a, NormalFloat b)
    {
        var (x, y) = (a.Get % 1000, b.Get % 1000);
        var data = new GraphData { Graph = Graphs.Path(2), Targets = [x, 3] };
        Assert.Equal((((y - x) * (y - x)) + 1) / 2, TaskLoss.Of(data, [y, 4]), 1e-9);
    }

    /// <summary>Two graphs of two nodes: two distances count, not six.</summary>
    [Fact]
    public void Places_cost_the_squared_error_of_distances_within_graphs()
    {
        var pair = new GraphData { Graph = Graphs.Path(2), Targets = [0, 0, 3, 4] };
        var both = new Dataset("two", 0, [pair, pair]) { Task = LearningTask.Localisation }.Union();
        Assert.Equal(((5 - 1) * (5 - 1) + ((5 - 2) * (5 - 2))) / 2.0, TaskLoss.Of(both, [0, 0, 1, 0, 7, 7, 7, 9]), 1e-12);
        Assert.Equal("mean squared error of distances", TaskLoss.NameOf(both));
    }

    [Fact]
    public void Several_labels_cost_their_mean_binary_cross_entropy()
    {
        var data = new GraphData { Graph = Graphs.Path(2), Flags = [1, 0, 0, 1] };
        var expected = -(Math.Log(Chance(0.5)) + Math.Log(1 - Chance(-2)) + Math.Log(1 - Chance(3)) + Math.Log(Chance(1))) / 4;
        Assert.Equal(expected, TaskLoss.Of(data, [0.5, -2, 3, 1]), 1e-14);
        Assert.Equal("mean binary cross-entropy", TaskLoss.NameOf(data));

        // Nothing overflows, and only what is judged counts.
        Assert.Equal((1000 + 0) / 2.0, TaskLoss.Of(data with { Judged = [0] }, [-1000, -1000, 5, 5]));
        Assert.Throws<ArgumentException>(() => TaskLoss.Of(data, [1, 2]));

        double Chance(double output) => 1 / (1 + Math.Exp(-output));
    }

    [Fact]
    public void Where_nothing_is_known_there_is_no_loss() => Assert.Null(TaskLoss.NameOf(new GraphData { Graph = Graphs.Path(2) }));
}
