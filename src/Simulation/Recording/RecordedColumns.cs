using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// What has been done of stretches of time, as it stands in their columns and without anything that follows from something else: when one
/// acts after the other, who, and, node after node, what is read. In the order of time it is put when somebody wants to know. Instead of
/// the versions of a run in which what is newest is read there is nothing.
/// </summary>
/// <param name="world">The run.</param>
internal sealed class RecordedColumns(IWorld world)
{
    private readonly Graph _graph = world.Graph;
    private readonly PackedNumbers _numbers = new();
    private readonly ulong[] _since = new ulong[PackedNumbers.Piece];
    private bool _hasMail;

    /// <summary>How many decisions there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many versions all of them read.</summary>
    public int ReadCount { get; private set; }

    /// <summary>The deepest staleness among these, in ticks.</summary>
    public long Deepest { get; private set; }

    /// <summary>Writes down a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="columns">What has been done of it; null where all has.</param>
    /// <exception cref="InvalidOperationException">There would be more than 2³¹ − 1 versions, or decisions.</exception>
    public void Add(Stretch stretch, Columns? columns)
    {
        var (count, reads) = (0L, 0L);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var done = DoneOf(stretch, columns, node);
            (count, reads) = (count + done, reads + ((long)done * _graph.InDegree(node)));
        }

        if (Math.Max(Count + count, ReadCount + reads) >= int.MaxValue)
        {
            throw new InvalidOperationException("more than 2147483647 versions are read, and so many are not recorded");
        }

        if (count == 0)
        {
            return;
        }

        _hasMail = stretch.HasMail;
        AddTurns(stretch, stretch.Keys.AsSpan(0, (int)count));
        if (_hasMail)
        {
            AddReads(stretch, columns);
        }

        (Count, ReadCount) = (Count + (int)count, ReadCount + (int)reads);
    }

    private static int DoneOf(Stretch stretch, Columns? columns, int node) =>
        columns?.DoneOf(node) ?? stretch.Parts[node + 1].Start - stretch.Parts[node].Start;

    /// <summary>Who acts, and how long after the one before.</summary>
    private void AddTurns(Stretch stretch, ReadOnlySpan<ulong> keys)
    {
        var bits = stretch.KeyBits().Node;
        _numbers.Add((ulong)keys.Length);
        _numbers.Add((ulong)stretch.TimeOf(keys[0]));
        for (var from = 1; from < keys.Length; from += _since.Length)
        {
            var since = _since.AsSpan(0, Math.Min(_since.Length, keys.Length - from));
            Differences(keys.Slice(from - 1, since.Length + 1), bits, since);
            _numbers.Add(since, 0, ulong.MaxValue);
        }

        _numbers.Add(keys, 0, (1UL << bits) - 1);
    }

    private static void Differences(ReadOnlySpan<ulong> keys, int bits, Span<ulong> since)
    {
        var (at, lanes) = (0, Vector512<ulong>.Count);
        for (; at <= since.Length - lanes; at += lanes)
        {
            var (before, now) = (Vector512.Create(keys[at..]), Vector512.Create(keys[(at + 1)..]));
            ((now >> bits) - (before >> bits)).CopyTo(since[at..]);
        }

        for (; at < since.Length; at++)
        {
            since[at] = (keys[at + 1] >> bits) - (keys[at] >> bits);
        }
    }

    /// <summary>The versions read, and how long they have been out of date: some nodes at once, so that their rows are at hand.</summary>
    private void AddReads(Stretch stretch, Columns? columns)
    {
        var begin = stretch.Parts[0].Row;
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var (done, degree) = (DoneOf(stretch, columns, node), _graph.InDegree(node));
            Look(stretch, node, done);
            var (end, next) = (stretch.Parts[node].Row + (done * degree), stretch.Parts[node + 1].Row);
            if (end < next || end - begin >= PackedNumbers.Piece)
            {
                AddRows(stretch, begin, end);
                begin = next;
            }
        }

        AddRows(stretch, begin, stretch.Parts[^1].Row);
    }

    private void AddRows(Stretch stretch, int begin, int end) =>
        _numbers.Add(stretch.Reads.AsSpan(begin, end - begin), 32, uint.MaxValue);

    /// <summary>
    /// Finds the deepest staleness. What is read of one arc is never older than what was read before, so from what is read at one turn on
    /// nothing is deeper until so much time has passed.
    /// </summary>
    private void Look(Stretch stretch, int node, int done)
    {
        ref readonly var part = ref stretch.Parts[node];
        var sources = _graph.InNeighbours(node);
        var rows = stretch.Reads.AsSpan(part.Row, done * sources.Length);
        var times = stretch.Times.AsSpan(part.Start + node);
        var deepest = Deepest;
        for (var slot = 0; slot < sources.Length; slot++)
        {
            for (var turn = 0; turn < done;)
            {
                var place = (int)rows[(turn * sources.Length) + slot];
                var superseded = place == Stretch.Nowhere
                    ? world.Superseded(sources[slot], 0) : stretch.BirthsAt(sources[slot], place).Next;
                deepest = Math.Max(deepest, times[turn] - superseded);
                turn += 1 + CountBefore(times[(turn + 1)..], superseded, deepest, done - turn - 1);
            }
        }

        Deepest = deepest;
    }

    /// <summary>How many of some instants are not later than another one by more than so much.</summary>
    private static int CountBefore(ReadOnlySpan<long> times, long instant, long most, int count)
    {
        var last = Vector512.Create(Ticks.After(instant, most));
        for (var at = 0; at < count; at += Vector512<long>.Count)
        {
            var later = Vector512.GreaterThan(Vector512.Create(times[at..]), last).ExtractMostSignificantBits();
            if (later != 0)
            {
                return Math.Min(count, at + BitOperations.TrailingZeroCount(later));
            }
        }

        return count;
    }

    /// <summary>Puts all decisions in the order of time.</summary>
    public void CopyTo(RecordedOrder order)
    {
        for (var reader = _numbers.Read(); !reader.IsAtEnd;)
        {
            order.Take(ref reader, _hasMail);
        }
    }
}
