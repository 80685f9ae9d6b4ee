using System.Reflection;
using System.Runtime.Loader;
using Hogwild.Models;

namespace Hogwild.Training.Tests;

public sealed class WeightCacheTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hogwild-cache-");
    private readonly Dataset _data = ChainsDataset.Create(5);
    private readonly GcnTraining _settings = new() { Epochs = 3, Width = 4, Hidden = 4 };

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_miss_trains_and_a_hit_gives_the_same_bytes_without_training()
    {
        var cache = new WeightCache(Path.Combine(_directory.FullName, "made", "here"));
        var epochs = new Count();
        Assert.Null(cache.Find(_settings, _data));
        var trained = cache.GetOrTrain(_settings, _data, epochs, TestContext.Current.CancellationToken);
        Assert.Equal(3, epochs.Value);
        var found = cache.GetOrTrain(_settings, _data, epochs, TestContext.Current.CancellationToken);
        Assert.Equal(3, epochs.Value);
        Assert.Equal(SafeTensors.Encode(trained), SafeTensors.Encode(found));
        Assert.Equal(SafeTensors.Encode(trained), File.ReadAllBytes(cache.PathOf(_settings, _data)));
        Assert.Single(Directory.GetFiles(cache.Directory));
    }

    [Fact]
    public void What_a_link_leads_to_is_not_replaced()
    {
        var cache = new WeightCache(_directory.FullName);
        var mine = Path.Combine(_directory.FullName, "mine");
        File.WriteAllText(mine, "my own words");
        File.CreateSymbolicLink(cache.PathOf(_settings, _data), mine);
        Assert.Contains(
            "found a link to",
            Assert.Throws<IOException>(() =>
                cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
        Assert.Equal("my own words", File.ReadAllText(mine));
    }

    [Fact]
    public void A_damaged_file_is_trained_anew()
    {
        var cache = new WeightCache(_directory.FullName);
        var trained = cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        File.WriteAllBytes(cache.PathOf(_settings, _data), [1, 2, 3]);
        Assert.Null(cache.Find(_settings, _data));
        var again = cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SafeTensors.Encode(trained), SafeTensors.Encode(again));
    }

    [Fact]
    public void A_number_of_which_a_bit_was_flipped_is_told_once_and_trained_anew()
    {
        var said = new List<string>();
        var cache = new WeightCache(_directory.FullName) { Warn = said.Add };
        cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        var path = cache.PathOf(_settings, _data);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, [.. bytes[..^4], (byte)(bytes[^4] ^ 1), .. bytes[^3..]]);
        Assert.Null(cache.Find(_settings, _data));
        Assert.Contains(
            "expected the numbers that the checksum 'hogwild.sha256'",
            Assert.Throws<WeightFormatException>(() => SafeTensors.Read(path)).Message,
            StringComparison.Ordinal);
        cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(bytes, File.ReadAllBytes(path));
        Assert.Equal([$"the kept weights {path}: the file is damaged; they are trained anew"], said);
    }

    [Fact]
    public void Weights_without_a_checksum_are_not_trusted()
    {
        var said = new List<string>();
        var cache = new WeightCache(_directory.FullName) { Warn = said.Add };
        SafeTensors.Write(cache.PathOf(_settings, _data), new WeightFile());
        Assert.Null(cache.Find(_settings, _data));
        Assert.Equal(
            $"the kept weights {cache.PathOf(_settings, _data)}: "
                + "the file has no checksum of all of it, as those of earlier versions; they are trained anew",
            Assert.Single(said));
    }

    [Fact]
    public void Whole_weights_under_the_name_of_others_are_not_used()
    {
        var said = new List<string>();
        var cache = new WeightCache(_directory.FullName) { Warn = said.Add };
        cache.GetOrTrain(_settings with { Seed = 2 }, _data, cancellation: TestContext.Current.CancellationToken);
        var trained = cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        var path = cache.PathOf(_settings, _data);
        File.Copy(cache.PathOf(_settings with { Seed = 2 }, _data), path, overwrite: true);
        var again = cache.GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(SafeTensors.Encode(trained), SafeTensors.Encode(again));
        Assert.Equal([$"the kept weights {path}: the file has other weights; they are trained anew"], said);
    }

    [Fact]
    public void The_key_stands_for_every_setting_and_for_the_data()
    {
        List<string> keys =
        [
            WeightCache.Key(_settings, _data),
            WeightCache.Key(_settings with { Seed = 2 }, _data),
            WeightCache.Key(_settings with { Layers = 3 }, _data),
            WeightCache.Key(_settings with { LearningRate = 0.02 }, _data),
            WeightCache.Key(new IgnnTraining(), _data),
            WeightCache.Key(new EnergyTraining(), _data),
            WeightCache.Key(new EnergyTraining { Lcap = 6 }, _data),
            WeightCache.Key(_settings, ChainsDataset.Create(6)),
            WeightCache.Key(_settings, _data with { Name = "other" }),
            WeightCache.Key(_settings, _data with { Graphs = [_data.Graphs[0], _data.Graphs[1] with { Features = new double[10] }] }),
            WeightCache.Key(_settings, _data with { Graphs = [_data.Graphs[0], _data.Graphs[1] with { Labels = new int[5] }] }),
        ];
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(keys[0], WeightCache.Key(new GcnTraining { Epochs = 3, Width = 4, Hidden = 4 }, ChainsDataset.Create(5)));
    }

    [Fact]
    public void A_hit_never_asks_for_TorchSharp()
    {
        new WeightCache(_directory.FullName).GetOrTrain(_settings, _data, cancellation: TestContext.Current.CancellationToken);

        // A second copy of this room, whose references can be watched.
        var context = new Watched();
        var room = context.LoadFromAssemblyPath(typeof(WeightCache).Assembly.Location);
        var settings = Activator.CreateInstance(room.GetType(typeof(GcnTraining).FullName!)!)!;
        foreach (var (name, value) in (IEnumerable<(string, int)>)[("Epochs", 3), ("Width", 4), ("Hidden", 4)])
        {
            settings.GetType().GetProperty(name)!.SetValue(settings, value);
        }

        var type = room.GetType(typeof(WeightCache).FullName!)!;
        var cache = Activator.CreateInstance(type, _directory.FullName);
        object?[] arguments = [settings, _data, null, TestContext.Current.CancellationToken];
        var found = type.GetMethod(nameof(WeightCache.GetOrTrain))!.Invoke(cache, arguments);
        Assert.IsType<WeightFile>(found);
        Assert.DoesNotContain("TorchSharp", context.Asked);

        // The same call does ask where there is no hit.
        settings.GetType().GetProperty("Epochs")!.SetValue(settings, 2);
        type.GetMethod(nameof(WeightCache.GetOrTrain))!.Invoke(cache, arguments);
        Assert.Contains("TorchSharp", context.Asked);
    }

    private sealed class Count : IProgress<TrainingProgress>
    {
        public int Value { get; private set; }

        public void Report(TrainingProgress value) => Value++;
    }

    private sealed class Watched() : AssemblyLoadContext("watched")
    {
        public List<string> Asked { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Asked.Add(assemblyName.Name!);
            return null;
        }
    }
}
