using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// The steps of an epoch: the graphs in a new order, some at a time. With augmentation a graph may come with other identities: its node
/// features, one-hot, are relabelled at random, while its places stay. No test graph is touched by that.
/// </summary>
internal sealed class Batches : IDisposable
{
    private readonly Dataset _data;
    private readonly PoolKind? _pool;
    private readonly double _augmentation;
    private readonly int _size;
    private readonly Draws _draws;
    private readonly Batch? _whole;

    /// <summary>The steps of a training.</summary>
    /// <param name="data">The training graphs.</param>
    /// <param name="settings">Batch size, augmentation and seed.</param>
    public Batches(Dataset data, TrainingSettings settings)
    {
        _data = data;
        _size = settings.BatchSize == 0 ? data.Graphs.Count : Math.Min(settings.BatchSize, data.Graphs.Count);
        (_augmentation, _pool) = (settings.Augmentation, settings.Pool);
        _draws = new Draws(settings.Seed);
        Steps = (data.Graphs.Count + _size - 1) / _size;
        _whole = Steps == 1 && _augmentation == 0 ? Create([.. Enumerable.Range(0, data.Graphs.Count)], 0) : null;
    }

    /// <summary>Steps of an epoch; the last one may be smaller.</summary>
    public int Steps { get; }

    /// <summary>The steps of one epoch, each to be used before the next is asked for.</summary>
    public IEnumerable<Batch> Of(int epoch)
    {
        if (_whole is not null)
        {
            yield return _whole;
            yield break;
        }

        var order = _draws.Permutation(_data.Graphs.Count, Purpose.Weights, Entity(epoch, 1));
        foreach (var numbers in order.Chunk(_size))
        {
            using var batch = Create(numbers, epoch);
            yield return batch;
        }
    }

    /// <summary>All graphs as they are.</summary>
    public Batch All() => Create([.. Enumerable.Range(0, _data.Graphs.Count)], -1);

    /// <inheritdoc/>
    public void Dispose() => _whole?.Dispose();

    private Batch Create(int[] numbers, int epoch)
    {
        bool[] changed = [.. numbers.Select(number =>
            epoch >= 0 && _augmentation > 0 && _draws.Uniform(Purpose.Weights, Entity(epoch, 2), number) < _augmentation)];
        return new Batch(
            _data.Task,
            numbers,
            [.. numbers.Zip(changed, (number, change) => change ? Relabelled(_data.Graphs[number], epoch, number) : _data.Graphs[number])],
            changed,
            _pool);
    }

    private GraphData Relabelled(GraphData data, int epoch, int number)
    {
        var p = data.FeatureSize;
        var names = _draws.Permutation(p, Purpose.Weights, StableHash.Add(Entity(epoch, 3), number));
        var features = new double[data.Features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            features[(i / p * p) + names[i % p]] = data.Features[i];
        }

        return data with { Features = features };
    }

    private static ulong Entity(int epoch, int what) => StableHash.Add(StableHash.Add(StableHash.Start, epoch), what);
}
