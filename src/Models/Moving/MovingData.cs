using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Data that change during a run. Immutable.</summary>
/// <threadsafety>Safe to share.</threadsafety>
public sealed class MovingData
{
    /// <summary>Data and their timetable.</summary>
    /// <param name="data">
    /// The data as they are at first, on a graph that has every arc that is ever there; what is never looked at may be 0.
    /// </param>
    /// <param name="changes">The changes in order; one at tick 0 says what is not there from the start, and nothing else.</param>
    /// <exception cref="ArgumentException">The changes are out of order.</exception>
    public MovingData(GraphData data, IEnumerable<DataChange> changes)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(changes);
        (Data, Changes) = (data, [.. changes]);
        for (var k = 1; k < Changes.Count; k++)
        {
            if (Changes[k].World.Time <= Changes[k - 1].World.Time)
            {
                throw new ArgumentException("expected changes in order of time", nameof(changes));
            }
        }

        World = [.. Changes.Select(change => change.World)];
        Epochs = [.. World.Select(change => change.Time).Where(time => time > 0)];
    }

    /// <summary>The data as they are at first, on a graph that has every arc that is ever there.</summary>
    public GraphData Data { get; }

    /// <summary>The changes, in order.</summary>
    public IReadOnlyList<DataChange> Changes { get; }

    /// <summary>What appears and vanishes, in order.</summary>
    public IReadOnlyList<WorldChange> World { get; }

    /// <summary>When epochs begin, the first one, at tick 0, left out.</summary>
    public IReadOnlyList<long> Epochs { get; }

    /// <summary>
    /// How long messages travel because of where nodes are, which is added to what links take; null, the default, where that does not
    /// count.
    /// </summary>
    public IDelayTrace? Travel { get; init; }

    /// <summary>Whether the graph stays, with all its arcs and their numbers: features and answers alone change.</summary>
    internal bool KeepsGraph => Changes.All(change => !change.World.MovesAny && change.ArcFeatures.Count == 0);

    /// <summary>The data of the first epoch, on the graph of what is there.</summary>
    public GraphData First => new DataState(this).Present();

    /// <summary>The number of the epoch at an instant, from 0.</summary>
    /// <param name="time">The instant, in ticks.</param>
    public int EpochAt(long time)
    {
        var (low, high) = (0, Epochs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Epochs[middle] <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
