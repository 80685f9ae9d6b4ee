using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// How long the messages of every node take on a plain link, drawn for four versions at a time, which costs little more than for one.
/// </summary>
/// <param name="link">The link behind every arc.</param>
/// <param name="graph">The graph.</param>
/// <param name="draws">The randomness of the run.</param>
/// <param name="entities">Of all arcs, those of a node's out-arcs after each other.</param>
internal sealed class LinkDurations(Link link, Graph graph, Draws draws, ulong[] entities)
{
    private const int Batch = 4;

    // With more arcs a version has enough draws of its own.
    private const int MostArcs = 8;

    // A node's batch: its number plus one in place of the first duration, which is never asked for twice, then the others, version after
    // version. There are none before somebody sends: where all is planned nobody asks one by one.
    private uint[] _batches = [];
    private int _first;

    // Whether one was too long to be kept: others may be, too, and are drawn for one version at a time.
    private bool _isSlow;

    /// <summary>When the messages of a version arrive, one per out-arc of its node.</summary>
    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        var (start, arcs) = (graph.OutStart(node), graph.OutDegree(node));
        if (_isSlow || arcs is 0 or > MostArcs)
        {
            link.Arrivals(draws, entities.AsSpan(start, arcs), version, now, arrivals);
            return;
        }

        if (_batches.Length == 0)
        {
            (_batches, _first) = CacheLine.Array<uint>(checked(Batch * graph.ArcCount));
        }

        var batch = _batches.AsSpan(_first + (Batch * start), Batch * arcs);
        var (number, place) = (((uint)version / Batch) + 1, version & (Batch - 1));
        if (place > 0 && batch[0] == number)
        {
            ArrivalTimes.After(batch.Slice(place * arcs, arcs), now, arrivals);
        }
        else
        {
            Draw(node, version, now, batch, arrivals);
        }
    }

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node)
    {
        var at = _first + (Batch * graph.OutStart(node));
        if (at < _batches.Length)
        {
            CacheHint.Read(ref _batches[at]);
        }
    }

    private void Draw(int node, int version, long now, Span<uint> batch, Span<long> arrivals)
    {
        var (arcs, place) = (arrivals.Length, version & (Batch - 1));
        Span<long> drawn = stackalloc long[Batch * MostArcs];
        drawn = drawn[..(Batch * arcs)];
        link.Durations(draws, entities.AsSpan(graph.OutStart(node), arcs), version - place, Batch, drawn);
        for (var arc = 0; arc < arcs; arc++)
        {
            arrivals[arc] = Ticks.After(now, drawn[(place * arcs) + arc]);
        }

        _isSlow = !ArrivalTimes.TryShorten(drawn, batch);
        batch[0] = ((uint)version / Batch) + 1;
    }
}
