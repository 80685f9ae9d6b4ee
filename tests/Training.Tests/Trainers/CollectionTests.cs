using Hogwild.Models;

namespace Hogwild.Training.Tests;

/// <summary>Native memory that managed objects own must outlive the operations that use it.</summary>
public sealed class CollectionTests
{
    public static TheoryData<TrainingSettings> Settings { get; } =
        [new GcnTraining { Epochs = 150 }, new IgnnTraining { Epochs = 60, Hidden = 8 }, new EnergyTraining { Epochs = 60, Hidden = 8 }];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Collecting_garbage_all_the_time_changes_no_byte(TrainingSettings settings)
    {
        var data = ChainsDataset.Create(5);
        var quiet = Trainers.Train(settings, data, null, TestContext.Current.CancellationToken);
        using var stop = new ManualResetEventSlim();
        var collector = new Thread(() =>
        {
            while (!stop.IsSet)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            var disturbed = Trainers.Train(settings, data, null, TestContext.Current.CancellationToken);
            Assert.Equal(SafeTensors.Encode(quiet), SafeTensors.Encode(disturbed));
        }
        finally
        {
            stop.Set();
            collector.Join();
        }
    }
}
