namespace Hogwild.Simulation;

/// <content>What the turns of a stretch will touch, asked for ahead: each step needs what the one before asked for.</content>
public sealed partial class Network
{
    private void Expect(Stretch stretch, ReadOnlySpan<ulong> keys, int at)
    {
        var columns = _columns!;
        if (at + Hints.Far < keys.Length)
        {
            var node = stretch.NodeOf(keys[at + Hints.Far]);
            CacheHint.Read(ref columns[node]);
            Graph.Expect(node);
            ExpectAsked(node, 3);
        }

        if (at + Hints.Middle < keys.Length)
        {
            var node = stretch.NodeOf(keys[at + Hints.Middle]);
            _ruleForesight?.Expect(node, 0, 2);
            ref var own = ref columns[node];
            columns.Expect(own.Slot);
            columns.Expect(own.Next);
            ExpectRow(stretch, own);

            if (_asks || !stretch.HasMail)
            {
                ExpectSources(node);
                ExpectAsked(node, 2);
            }
        }

        if (at + Hints.Near < keys.Length)
        {
            ExpectReads(stretch, stretch.NodeOf(keys[at + Hints.Near]));
            ExpectAsked(stretch.NodeOf(keys[at + Hints.Near]), 1);
        }
    }

    /// <summary>What is read is asked for ahead also where there are few nodes: of all that they touch it is used once.</summary>
    private void ExpectRow(Stretch stretch, ReadOnlySpan<ulong> keys, int at)
    {
        if (at + Hints.Row < keys.Length)
        {
            ExpectRow(stretch, _columns![stretch.NodeOf(keys[at + Hints.Row])]);
        }
    }

    /// <summary>A row that is short may lie on two lines of the cache.</summary>
    private static void ExpectRow(Stretch stretch, in Columns.Node own)
    {
        var end = own.Row + own.InDegree - 1;
        if (end < stretch.Reads.Length && end >= own.Row)
        {
            CacheHint.Read(ref stretch.Reads[own.Row]);
            CacheHint.Read(ref stretch.Reads[end]);
        }
    }

    private void ExpectAsked(int node, int distance)
    {
        if (_asks)
        {
            _schedulerForesight?.Expect(node, 0, distance);
        }
    }

    private void ExpectSources(int node)
    {
        foreach (var source in Graph.InNeighbours(node))
        {
            CacheHint.Read(ref _columns![source]);
            _recent.Expect(source);
        }
    }

    private void ExpectReads(Stretch stretch, int node)
    {
        var columns = _columns!;
        ref var own = ref columns[node];
        if (_asks)
        {
            return;
        }

        if (!stretch.HasMail)
        {
            foreach (var source in Graph.InNeighbours(node))
            {
                columns.Expect(columns[source].Slot);
            }

            return;
        }

        var row = stretch.Reads.AsSpan(own.Row, own.InDegree);
        foreach (var read in row)
        {
            if ((int)read != Stretch.Nowhere)
            {
                var slot = columns.SlotOf((int)read);
                columns.Expect(slot);
                CacheHint.Read(ref columns.Level(slot));
            }
        }
    }

    /// <summary>How many turns ahead what is asked for, and from how many nodes on.</summary>
    private static class Hints
    {
        public const int Far = 24;
        public const int Middle = 14;
        public const int Near = 6;
        public const int Row = 8;

        // All but the rows of fewer are in the cache anyway.
        public const int FewestNodes = 2_000;
    }
}
