namespace Hogwild.Simulation;

/// <summary>Decisions in the order of time, made of what stands in <see cref="RecordedColumns"/>.</summary>
/// <param name="graph">The graph.</param>
/// <param name="count">How many decisions there will be.</param>
/// <param name="readCount">How many versions all of them read.</param>
internal sealed class RecordedOrder(Graph graph, int count, int readCount)
{
    private readonly long[] _times = new long[count];
    private readonly int[] _nodes = new int[count];
    private readonly int[] _starts = new int[count + 1];
    private readonly int[] _read = new int[readCount];

    // How often nodes have acted, and when for the last time, where what is newest is read; else where the next row of each is.
    private readonly int[] _counts = new int[graph.NodeCount];
    private readonly long[] _last = new long[graph.NodeCount];

    // Per arc what was read last, and of a stretch how much newer things are that are read.
    private readonly int[] _arcs = new int[graph.ArcCount];
    private int[] _rows = [];
    private int _index;
    private int _end;

    /// <summary>Per decision when, by whom, and what else; nothing is said of what else.</summary>
    public (long[] Times, int[] Nodes, Exchange[] Exchanges, int[] OwnLags) Who =>
        (_times, _nodes, new Exchange[_times.Length], new int[_times.Length]);

    /// <summary>Per decision where its versions start, and where the last ones end; and the versions.</summary>
    public (int[] Starts, int[] Read) Reads => (_starts, _read);

    /// <summary>Takes the next stretch.</summary>
    public void Take(PackedNumbers.Reader from, bool hasMail)
    {
        var (some, time) = ((int)from.Next(), (long)from.Next());
        var times = _times.AsSpan(_index, some);
        times[0] = time;
        for (var k = 1; k < some; k++)
        {
            times[k] = times[k - 1] + (long)from.Next();
        }

        var nodes = _nodes.AsSpan(_index, some);
        from.Next(nodes);
        if (hasMail)
        {
            TakeRows(from, nodes);
        }
        else
        {
            TakeNewest(times, nodes);
        }
    }

    private void TakeRows(PackedNumbers.Reader from, ReadOnlySpan<int> nodes)
    {
        var end = StartRows(nodes);
        if (_rows.Length < end)
        {
            _rows = new int[end];
        }

        from.Next(_rows.AsSpan(0, end));
        foreach (var node in nodes)
        {
            var row = Begin(node);
            var arc = graph.InArc(node, 0);
            for (var slot = 0; slot < row.Length; slot++)
            {
                row[slot] = _arcs[arc + slot] += _rows[_counts[node]++];
            }
        }
    }

    /// <summary>Where the rows of each node begin.</summary>
    /// <returns>Where those of the last one end.</returns>
    private int StartRows(ReadOnlySpan<int> nodes)
    {
        Array.Clear(_counts);
        foreach (var node in nodes)
        {
            _counts[node]++;
        }

        var end = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            (_counts[node], end) = (end, end + (_counts[node] * graph.InDegree(node)));
        }

        return end;
    }

    private void TakeNewest(ReadOnlySpan<long> times, ReadOnlySpan<int> nodes)
    {
        for (var k = 0; k < nodes.Length; k++)
        {
            var row = Begin(nodes[k]);
            var sources = graph.InNeighbours(nodes[k]);
            for (var slot = 0; slot < sources.Length; slot++)
            {
                // What is computed at this very instant is not published.
                var count = _counts[sources[slot]];
                row[slot] = count - (count > 0 && _last[sources[slot]] == times[k] ? 1 : 0);
            }

            _counts[nodes[k]]++;
            _last[nodes[k]] = times[k];
        }
    }

    /// <summary>Where the versions of the next decision go.</summary>
    private Span<int> Begin(int node)
    {
        var row = _read.AsSpan(_end, graph.InDegree(node));
        _end += row.Length;
        _starts[++_index] = _end;
        return row;
    }
}
