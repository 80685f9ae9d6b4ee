using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What a Poisson clock says of every node, drawn for eight activations at a time.</summary>
internal sealed class PoissonGaps
{
    private const int Batch = 8;
    private readonly PoissonClock _clock;
    private readonly Graph _graph;
    private readonly Draws _draws;

    // A node's batch: its number plus one in place of the first gap, which is never asked for twice, then the other seven. There are none
    // before a node is asked for the second time: where all is planned nobody asks one by one.
    private long[] _batches = [];
    private int _first;

    /// <summary>Nothing is drawn yet.</summary>
    public PoissonGaps(PoissonClock clock, Graph graph, Draws draws) => (_clock, _graph, _draws) = (clock, graph, draws);

    /// <summary>What <see cref="PoissonClock.Next"/> says.</summary>
    public long Next(int node, int count, long now)
    {
        if (_batches.Length == 0)
        {
            if (count == 0)
            {
                return _clock.Next(_draws, _graph.Key(node), count, now);
            }

            (_batches, _first) = CacheLine.Array<long>(checked(Batch * _graph.NodeCount));
        }

        var batch = _batches.AsSpan(_first + (Batch * node), Batch);
        var (number, place) = ((long)((uint)count / Batch) + 1, count & (Batch - 1));
        return place > 0 && batch[0] == number ? Ticks.After(now, batch[place]) : Draw(node, count, now, batch);
    }

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node)
    {
        if (_batches.Length > 0)
        {
            CacheHint.Read(ref _batches[_first + (Batch * node)]);
        }
    }

    private long Draw(int node, int count, long now, Span<long> batch)
    {
        var place = count & (Batch - 1);
        _clock.EightGaps(_draws, _graph.Key(node), count - place, batch);
        var gap = batch[place];
        batch[0] = (long)((uint)count / Batch) + 1;
        return Ticks.After(now, gap);
    }
}
