using Hogwild.Models;

namespace Hogwild.Training.Tests;

/// <summary>A training that was stopped goes on where it was, and leaves the same bytes.</summary>
public sealed class UnfinishedTrainingTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hogwild-unfinished-");
    private readonly Dataset _data = ChainsDataset.Create(5);

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("gcn")]
    [InlineData("gcn-dropout")]
    [InlineData("ignn")]
    [InlineData("energy")]
    public void Stopped_after_every_epoch_it_comes_out_the_same(string kind)
    {
        var settings = Settings(kind);
        var whole = SafeTensors.Encode(Cache("whole").GetOrTrain(settings, _data, cancellation: TestContext.Current.CancellationToken));
        var (stopped, trained) = (0, default(WeightFile));
        while (trained is null)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                trained = Cache("parts").GetOrTrain(settings, _data, new Stop(stop, after: 2), stop.Token);
            }
            catch (OperationCanceledException)
            {
                stopped++;
                Assert.Single(Directory.GetFiles(Path.Combine(_directory.FullName, "parts"), "*.unfinished"));
            }

            Assert.True(stopped < 40);
        }

        Assert.True(stopped >= 2);
        Assert.Equal(whole, SafeTensors.Encode(trained));
        Assert.Single(Directory.GetFiles(Path.Combine(_directory.FullName, "parts")));
    }

    /// <summary>So it is where an epoch is chosen: the course so far and the best weights are written down, too.</summary>
    [Theory]
    [InlineData("gcn")]
    [InlineData("ignn")]
    [InlineData("energy")]
    [InlineData("nonlinear")]
    public void Stopped_while_an_epoch_is_chosen_it_comes_out_the_same(string kind)
    {
        var (settings, data) = (Settings(kind), ChosenEpochTests.Graphs(first: 0, count: 4));
        var choice = ChosenEpochTests.Choice(ChosenEpoch.Validation);
        var whole = SafeTensors.Encode(Cache("whole").GetOrTrain(settings, data, choice, null, TestContext.Current.CancellationToken));
        var (stopped, trained) = (0, default(WeightFile));
        while (trained is null)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                trained = Cache("parts").GetOrTrain(settings, data, choice, new Stop(stop, after: 1), stop.Token);
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }

            Assert.True(stopped < 40);
        }

        Assert.True(stopped >= 4);
        Assert.Equal(whole, SafeTensors.Encode(trained));
    }

    [Fact]
    public void A_file_that_is_damaged_or_of_another_training_is_told_and_not_used()
    {
        var settings = Settings("gcn");
        var whole = SafeTensors.Encode(Cache("whole").GetOrTrain(settings, _data, cancellation: TestContext.Current.CancellationToken));
        var said = new List<string>();
        var cache = new WeightCache(_directory.FullName) { Warn = said.Add };
        var file = Path.ChangeExtension(cache.PathOf(settings, _data), ".unfinished");
        File.WriteAllText(file, "half");
        var trained = cache.GetOrTrain(settings, _data, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(whole, SafeTensors.Encode(trained));
        Assert.Equal([$"the unfinished training {file}: the file is damaged; it is trained from the beginning"], said);
        Assert.False(File.Exists(file));
    }

    private static TrainingSettings Settings(string kind) => kind switch
    {
        "ignn" => new IgnnTraining { Epochs = 6, Width = 4, Hidden = 4, BatchSize = 1 },
        "energy" => new EnergyTraining { Epochs = 6, Width = 3, Hidden = 4, Restarts = 2 },
        "nonlinear" => new NonlinearTraining { Epochs = 5, Width = 3, Hidden = 3, BatchSize = 2 },
        "gcn-dropout" => new GcnTraining { Epochs = 8, Width = 4, Hidden = 4, Dropout = 0.3, BatchSize = 1 },
        _ => new GcnTraining { Epochs = 4, Width = 4, Hidden = 4, Restarts = 2 },
    };

    private WeightCache Cache(string folder) =>
        new(Path.Combine(_directory.FullName, folder)) { Interval = TimeSpan.Zero };

    private sealed class Stop(CancellationTokenSource stop, int after) : IProgress<TrainingProgress>
    {
        private int _epochs;

        public void Report(TrainingProgress value)
        {
            if (++_epochs == after)
            {
                stop.Cancel();
            }
        }
    }
}
