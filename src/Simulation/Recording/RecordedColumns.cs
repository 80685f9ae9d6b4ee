namespace Hogwild.Simulation;

/// <summary>Writes down what has been done of stretches of time, in the order of time, from the columns in which it was decided.</summary>
/// <param name="world">The run.</param>
/// <param name="builder">What it is written into.</param>
internal sealed class RecordedColumns(IWorld world, ScheduleBuilder builder)
{
    private const int Ahead = 12;
    private readonly Graph _graph = world.Graph;

    // How often nodes have acted, as far as that is written down.
    private readonly int[] _counts = LargePages.For(new int[world.Graph.NodeCount]);
    private readonly int[] _read = new int[MostIn(world.Graph)];

    /// <summary>Writes down the next activations.</summary>
    public void Add(Stretch stretch, ReadOnlySpan<ulong> keys)
    {
        for (var at = 0; at < keys.Length; at++)
        {
            if (at + Ahead < keys.Length)
            {
                Expect(stretch, stretch.NodeOf(keys[at + Ahead]));
            }

            var (node, time) = (stretch.NodeOf(keys[at]), stretch.TimeOf(keys[at]));
            var sources = _graph.InNeighbours(node);
            var read = _read.AsSpan(0, sources.Length);
            var staleness = stretch.HasMail ? ReadRow(stretch, node, time, sources, read) : ReadNewest(time, sources, read);
            builder.Add(new Activation { Node = node, Count = _counts[node], Time = time }, read, staleness);
            _counts[node]++;
        }
    }

    private static int MostIn(Graph graph)
    {
        var most = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            most = Math.Max(most, graph.InDegree(node));
        }

        return most;
    }

    /// <summary>What stands in the row of an activation.</summary>
    /// <returns>How long what is read has been out of date, where that may be longer than ever.</returns>
    private long ReadRow(Stretch stretch, int node, long time, ReadOnlySpan<int> sources, Span<int> read)
    {
        ref readonly var part = ref stretch.Parts[node];
        var row = stretch.Reads.AsSpan(part.Row + ((_counts[node] + 1 - part.First) * sources.Length), sources.Length);

        // A version of the stretch is superseded within it, or later.
        var (deepest, canBeDeeper) = (builder.Deepest, time - stretch.From > builder.Deepest);
        for (var slot = 0; slot < row.Length; slot++)
        {
            var place = (int)row[slot];
            read[slot] = (int)(row[slot] >> 32);
            if (place < 0 || canBeDeeper)
            {
                deepest = Math.Max(deepest, time - (place == Stretch.Nowhere
                    ? world.Superseded(sources[slot], 0) : stretch.BirthsAt(sources[slot], place).Next));
            }
        }

        return deepest;
    }

    /// <summary>What is newest is never out of date.</summary>
    private long ReadNewest(long time, ReadOnlySpan<int> sources, Span<int> read)
    {
        for (var slot = 0; slot < sources.Length; slot++)
        {
            // What is computed at this very instant is not published.
            read[slot] = _counts[sources[slot]] - (_counts[sources[slot]] > 0 && builder.LastTimeOf(sources[slot]) == time ? 1 : 0);
        }

        return 0;
    }

    private void Expect(Stretch stretch, int node)
    {
        builder.Expect(node);
        CacheHint.Read(ref _counts[node]);
        if (stretch.Parts[node].Row is var row && row < stretch.Reads.Length)
        {
            CacheHint.Read(ref stretch.Reads[row]);
        }
    }
}
