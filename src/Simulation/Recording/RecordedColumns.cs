using System.Numerics;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// What has been done of stretches of time, as it stands in their columns and without anything that follows from something else: when one
/// acts after the other, who, and, node after node, by how much what is read is newer than what was read before; or nothing of that where
/// what is newest is read. It is put in the order of time when somebody wants to know.
/// </summary>
/// <param name="world">The run.</param>
internal sealed class RecordedColumns(IWorld world)
{
    // Of what is read the version stands in the upper half.
    private const int VersionAt = 32;
    private readonly Graph _graph = world.Graph;
    private readonly PackedNumbers _numbers = new();
    private readonly ulong[] _piece = new ulong[PackedNumbers.Piece];
    private int _pieceCount;
    private bool _hasMail;

    // Per arc what was read last.
    private int[] _last = [];

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

        AddTurns(stretch, stretch.Keys.AsSpan(0, (int)count));
        if (stretch.HasMail)
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
        for (var from = 1; from < keys.Length; from += _piece.Length)
        {
            var since = _piece.AsSpan(0, Math.Min(_piece.Length, keys.Length - from));
            Differences(keys.Slice(from - 1, since.Length), keys.Slice(from, since.Length), since, bits);
            _numbers.Add(since, ulong.MaxValue);
        }

        _numbers.Add(keys, (1UL << bits) - 1);
    }

    /// <summary>How much newer what is read is than what was read before, and how long it has been out of date.</summary>
    private void AddReads(Stretch stretch, Columns? columns)
    {
        (_hasMail, _last) = (true, _hasMail ? _last : LargePages.For(new int[_graph.ArcCount]));
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var done = DoneOf(stretch, columns, node);
            Look(stretch, node, done);
            var last = _last.AsSpan(_graph.InArc(node, 0), _graph.InDegree(node));
            AddRows(stretch.Reads.AsSpan(stretch.Parts[node].Row, done * last.Length), last);
        }

        _numbers.Add(_piece.AsSpan(0, _pieceCount), ulong.MaxValue);
        _pieceCount = 0;
    }

    private void AddRows(ReadOnlySpan<ulong> rows, Span<int> last)
    {
        for (var slot = 0; slot < last.Length && !rows.IsEmpty; slot++)
        {
            var version = (int)(rows[slot] >> VersionAt);
            Append((ulong)(version - last[slot]));
            last[slot] = (int)(rows[rows.Length - last.Length + slot] >> VersionAt);
        }

        for (var at = last.Length; at < rows.Length;)
        {
            var some = Math.Min(rows.Length - at, _piece.Length - _pieceCount);
            Differences(rows.Slice(at - last.Length, some), rows.Slice(at, some), _piece.AsSpan(_pieceCount, some), VersionAt);
            (at, _pieceCount) = (at + some, _pieceCount + some);
            FlushIfFull();
        }
    }

    private void Append(ulong number)
    {
        _piece[_pieceCount++] = number;
        FlushIfFull();
    }

    private void FlushIfFull()
    {
        if (_pieceCount == _piece.Length)
        {
            _numbers.Add(_piece, ulong.MaxValue);
            _pieceCount = 0;
        }
    }

    /// <summary>
    /// Finds the deepest staleness. What is read of one arc is never older than what was read before, so from what is read at one turn on
    /// nothing is deeper until so much time has passed.
    /// </summary>
    private void Look(Stretch stretch, int node, int done)
    {
        ref readonly var part = ref stretch.Parts[node];
        var sources = _graph.InNeighbours(node);
        var times = stretch.Times.AsSpan(part.Start + node);
        for (var turn = 0; turn < done && sources.Length > 0;)
        {
            var superseded = Superseded(stretch, sources, stretch.Reads.AsSpan(part.Row + (turn * sources.Length), sources.Length));
            Deepest = Math.Max(Deepest, times[turn] - superseded);
            turn++;
            turn += CountUntil(times[turn..], Ticks.After(superseded, Deepest), done - turn);
        }
    }

    /// <summary>When the first of what is read at a turn was superseded, or will be.</summary>
    private long Superseded(Stretch stretch, ReadOnlySpan<int> sources, ReadOnlySpan<ulong> row)
    {
        var first = Ticks.Never;
        for (var slot = 0; slot < row.Length; slot++)
        {
            var place = (int)row[slot];
            first = Math.Min(first, place == Stretch.Nowhere
                ? world.Superseded(sources[slot], 0) : stretch.NextBirthAt(sources[slot], place));
        }

        return first;
    }

    /// <summary>How many of so many instants come until another one, or at it.</summary>
    private static int CountUntil(ReadOnlySpan<long> times, long instant, int count)
    {
        var last = Vector512.Create(instant);
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

    /// <summary>By how much the numbers above some bits have grown.</summary>
    private static void Differences(ReadOnlySpan<ulong> before, ReadOnlySpan<ulong> after, Span<ulong> differences, int shift)
    {
        var (at, lanes) = (0, Vector512<ulong>.Count);
        for (; at <= differences.Length - lanes; at += lanes)
        {
            ((Vector512.Create(after[at..]) >> shift) - (Vector512.Create(before[at..]) >> shift)).CopyTo(differences[at..]);
        }

        for (; at < differences.Length; at++)
        {
            differences[at] = (after[at] >> shift) - (before[at] >> shift);
        }
    }

    /// <summary>Nothing, after all that is written down here.</summary>
    public RecordedColumns Next() => new(world) { _last = [.. _last], _hasMail = _hasMail };

    /// <summary>Puts all decisions in the order of time.</summary>
    public void CopyTo(RecordedOrder order)
    {
        for (var reader = _numbers.Read(); !reader.IsAtEnd;)
        {
            order.Take(reader, _hasMail);
        }
    }
}
