using Hogwild.Models;

namespace Hogwild.Training.Tests;

/// <summary>Trained networks of layers as files: what was trained is what the rule computes, and says what it is.</summary>
public sealed class NetworkTrainingTests
{
    public static TheoryData<LayeredTraining> Settings =>
    [
        new GcnTraining { Width = 4, Hidden = 3, Epochs = 3 },
        new GatTraining { Width = 4, Heads = 2, Hidden = 3, Epochs = 3 },
        new SageTraining { Width = 4, Hidden = 3, Epochs = 3 },
        new SageTraining { Width = 4, Hidden = 3, Epochs = 3, Aggregator = SageAggregator.Max, Closed = true, Dropout = 0.2 },
        new GinTraining { Width = 4, Hidden = 3, Epochs = 3 },
    ];

    /// <summary>In the unit of the targets: the error that the trainer tells is that of the rule's outputs.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void The_error_of_the_training_is_that_of_the_rule(LayeredTraining settings)
    {
        Same(settings);
        Same(settings with { Readout = false, Hidden = 0, Layers = 3 });

        static void Same(LayeredTraining settings)
        {
            var data = SumDataset.Create(5, graphs: 6);
            var weights = Train(settings, data);
            var union = data.Union();
            var model = settings switch
            {
                GcnTraining => ModelFactory.Gcn("m", union, weights),
                GatTraining => ModelFactory.Gat("m", union, weights),
                SageTraining => ModelFactory.Sage("m", union, weights),
                _ => ModelFactory.Gin("m", union, weights),
            };
            var error = union.ErrorOf(model.OutputsOf(model.Reference.States)).Root;
            Near.Equal([weights.RequireNumber("rmse")], [error], 1e-9, settings.Kind);
            Assert.Equal(settings.Layers, model.Rule.Depth);
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Training_lowers_the_loss_and_is_the_same_again(LayeredTraining settings)
    {
        var data = SumDataset.Create(5, graphs: 6);
        var few = Train(settings, data);
        var many = Train(settings with { Epochs = 60, Dropout = null }, data);
        Assert.True(many.RequireNumber("loss") < few.RequireNumber("loss"));
        Assert.Equal(SafeTensors.Encode(few), SafeTensors.Encode(Train(settings, data)));
    }

    private static WeightFile Train(TrainingSettings settings, Dataset data) =>
        Trainers.Train(settings, data, cancellation: TestContext.Current.CancellationToken);

    [Fact]
    public void Heads_must_divide_the_width() => Assert.Contains(
        "expected a divisor of the width 32 for heads, found '5'",
        Assert.Throws<ArgumentException>(() => new GatTraining { Heads = 5 }.Validate()).Message,
        StringComparison.Ordinal);
}
