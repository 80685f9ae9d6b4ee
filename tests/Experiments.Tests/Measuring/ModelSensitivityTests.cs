using FsCheck;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public sealed class ModelSensitivityTests
{
    private const int Nodes = 5;
    private const int Channels = 3;

    /// <summary>The whole is the mean over nodes, whatever the outputs are.</summary>
    [Property]
    public void The_total_is_the_mean_over_nodes(int seed, PositiveInt schedules)
    {
        var all = ModelSensitivity.Of(Drawn(seed, 1 + (schedules.Get % 20)));
        Assert.Equal(Nodes, all.Items.Count);
        Assert.Equal(all.Sensitivity.Mean, all.Items.Average(item => item.Sensitivity), 1e-12);
        Assert.Equal(all.FlipRate!.Value.Mean, all.Items.Average(item => item.FlipRate!.Value), 1e-12);
        Assert.All(all.Items, item => Assert.InRange(item.FlipRate!.Value, 0, 1));
        Assert.Equal(1 + (schedules.Get % 20), all.Sensitivity.N);
    }

    /// <summary>Runs without an answer change no number, whatever stands in their outputs, and are counted by how they ended.</summary>
    [Property]
    public void What_has_no_answer_is_counted_and_in_no_number(int seed, PositiveInt schedules)
    {
        var model = Drawn(seed, 1 + (schedules.Get % 20));
        var with = model with
        {
            Asynchronous =
            [
                Run(RunOutcome.Incomplete, [.. Enumerable.Repeat(1e9, Nodes * Channels)]),
                .. model.Asynchronous,
                Run(RunOutcome.Diverged, new double[Nodes * Channels]),
                Run(RunOutcome.Stalled, new double[Nodes * Channels]),
                Run(RunOutcome.NotConverged, [double.NaN, .. new double[(Nodes * Channels) - 1]]),
            ],
        };
        var (alone, all) = (ModelSensitivity.Of(model), ModelSensitivity.Of(with));
        Assert.Equal(alone.Items, all.Items);
        Assert.Equal(alone.Sensitivity, all.Sensitivity);
        Assert.Equal(alone.FlipRate, all.FlipRate);
        Assert.Equal(
            [(RunOutcome.Diverged, 2), (RunOutcome.Incomplete, 1), (RunOutcome.Stalled, 1)],
            all.Without.Select(item => (item.Key, item.Value)).Order());
        Assert.Equal(
            $"4 of {model.Asynchronous.Count + 4} schedules without an answer (2 diverged, 1 incomplete, 1 stalled): left out",
            all.LeftOutText);
        Assert.Equal(string.Empty, alone.LeftOutText);
    }

    /// <summary>A class is that of the largest output; a label is there where its output is above 0.</summary>
    [Theory]
    [InlineData(LearningTask.Classification, 0.5)]
    [InlineData(LearningTask.MultiLabel, 0.75)]
    [InlineData(LearningTask.Regression, null)]
    [InlineData(null, null)]
    public void A_flip_is_another_class_or_another_label(LearningTask? task, double? rate)
    {
        var model = Model([2, 1], 2, task, [[3, 1], [3, -1], [-1, 3], [-2, -1]]);
        var all = ModelSensitivity.Of(model);
        Assert.Equal(rate, all.Items.Single().FlipRate);
        Assert.Equal(rate, all.FlipRate?.Mean);
    }

    /// <summary>A reference that is no number gives no class.</summary>
    [Fact]
    public void Without_a_synchronous_answer_nothing_flips() =>
        Assert.Null(ModelSensitivity.Of(Model([double.NaN, 1], 2, LearningTask.Classification, [[3, 1], [1, 3]])).FlipRate);

    [Fact]
    public void Without_any_answer_there_are_no_items()
    {
        var model = Model([2, 1], 2, LearningTask.Classification, []) with { Asynchronous = [Run(RunOutcome.Diverged, [1, 2])] };
        var all = ModelSensitivity.Of(model);
        Assert.Empty(all.Items);
        Assert.Equal((0, 1), (all.Sensitivity.N, all.LeftOut));
        Assert.Equal("1 of 1 schedules diverged: left out", all.LeftOutText);
    }

    private static ModelResult Drawn(int seed, int schedules)
    {
        var draws = new Draws((ulong)(uint)seed);
        return Model(
            [.. Enumerable.Range(0, Nodes * Channels).Select(place => draws.Uniform(Purpose.Data, 0, place))],
            Channels,
            LearningTask.Classification,
            [.. Enumerable.Range(1, schedules).Select(run => (double[])
                [.. Enumerable.Range(0, Nodes * Channels).Select(place => draws.Uniform(Purpose.Data, (ulong)run, place))])]);
    }

    private static ModelResult Model(double[] synchronous, int size, LearningTask? task, double[][] outputs) => new()
    {
        Model = "model",
        HasFixedPoint = true,
        OutputSize = size,
        SynchronousOutputs = synchronous,
        Task = task,
        Facts = [],
        Synchronous = Run(RunOutcome.Converged, synchronous),
        Asynchronous = [.. outputs.Select(output => Run(RunOutcome.NotConverged, output))],
    };

    private static Trajectory Run(RunOutcome outcome, double[] outputs) => new()
    {
        Regime = Regime.Asynchronous,
        Replicate = 0,
        Outcome = outcome,
        Samples = [],
        Metrics = [],
        Outputs = outputs,
        Fingerprint = 0,
    };
}
