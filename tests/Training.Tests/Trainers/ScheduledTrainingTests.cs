using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Training.Tests;

/// <summary>Trainings of IGNN and energy GNN with asynchronous passes forward and backward.</summary>
public sealed class ScheduledTrainingTests
{
    private static readonly SchedulerSpec[] Schedulers =
    [
        new SchedulerSpec.Synchronous(),
        new SchedulerSpec.RandomSweep(),
        new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(3)),
        new SchedulerSpec.Poisson(TimeSpan.FromMilliseconds(2)),
    ];

    private static Dataset Data => ChainsDataset.Create(5);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_gradient_that_Adam_sees_is_the_synchronous_one(int scheduler)
    {
        var under = Schedulers[scheduler];
        var ignn = new IgnnTraining { Epochs = 1, Width = 5, Hidden = 3, Kappa = 0.8, Bias = true, CouplingScale = 0.2, Tolerance = 1e-13 };
        var energy = new EnergyTraining
        {
            Epochs = 1, Width = 3, Units = 3, MessageSize = 4, Hidden = 3, NodeGateScale = 0.5, Tolerance = 1e-11,
        };
        Check(ignn, ignn with { Under = under });
        Check(energy, energy with { Under = under });

        static void Check(TrainingSettings plain, TrainingSettings scheduled)
        {
            var (expected, found) = (Gradients(plain), Gradients(scheduled));
            Assert.Equal(expected.Keys, found.Keys);
            foreach (var (name, gradient) in expected)
            {
                Near.Equal(gradient, found[name], 1e-8, name);
            }
        }

        static SortedDictionary<string, double[]> Gradients(TrainingSettings settings)
        {
            // The step of the optimiser tells its gradient: with a rate that moves nothing, in the first step, the leaves keep it.
            var tiny = settings with { LearningRate = 1e-300, Clip = 0 };
            using Trainer trainer = tiny is IgnnTraining ignn
                ? new IgnnTrainer(Data, ignn) : new EnergyTrainer(Data, (EnergyTraining)tiny);
            trainer.Train(null, default);
            return new(trainer.Leaves.All.ToDictionary(leaf => leaf.Key, leaf => leaf.Value.WholeGradient()), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void Few_steps_are_those_of_the_synchronous_training()
    {
        Check(new IgnnTraining { Epochs = 5, Width = 8, CouplingScale = 0.1, Tolerance = 1e-13 });
        Check(new EnergyTraining { Epochs = 5, Tolerance = 1e-11 });

        static void Check(TrainingSettings settings)
        {
            var (plain, under) = (Train(settings), Train(settings with { Under = Schedulers[2] }));
            foreach (var (name, tensor) in plain.Tensors)
            {
                Near.Equal(tensor.Values, under.Tensors[name].Values, 1e-4, name);
            }

            Assert.True(under.RequireNumber("under.forward.updates") > 0 && under.RequireNumber("under.backward.messages") > 0);
        }
    }

    /// <summary>Same settings, same bytes; other seeds, other schedules.</summary>
    [Fact]
    public void It_repeats()
    {
        var settings = new IgnnTraining { Epochs = 3, Width = 4, Under = Schedulers[3] };
        Assert.Equal(Text(Train(settings)), Text(Train(settings)));
        Assert.NotEqual(
            Train(settings).Metadata["under.forward.updates"], Train(settings with { Seed = 2 }).Metadata["under.forward.updates"]);

        static string Text(WeightFile file) => string.Join(
            ';', file.Tensors.Select(tensor => $"{tensor.Key}:{string.Join(',', tensor.Value.Values)}")
                .Concat(file.Metadata.Select(item => $"{item.Key}={item.Value}")));
    }

    [Fact]
    public void Who_never_arrives_is_told()
    {
        var settings = new IgnnTraining { Epochs = 1, Width = 2, Under = new SchedulerSpec.Poisson(TimeSpan.FromHours(1)) };
        var error = Assert.Throws<ArgumentException>(() => Train(settings));
        Assert.Contains("within ten virtual minutes", error.Message, StringComparison.Ordinal);
    }

    private static WeightFile Train(TrainingSettings settings) =>
        Trainers.Train(settings, Data, cancellation: TestContext.Current.CancellationToken);
}
