using System.Numerics;
using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// When the versions of all nodes were born, as far back as that still matters, and two more things about each where messages are followed
/// over two hops: the birth of the oldest version it was computed from, and the time since when something read for it has been out of date,
/// or may be. Per node a ring that grows when nothing in it may be dropped.
/// </summary>
internal sealed class NodeHistories
{
    /// <summary>Numbers of a record before those of its reads.</summary>
    private const int Header = 3;

    private const int OldestSource = 1;
    private const int OutOfDate = 2;
    private const int Smallest = 8;

    // Where births alone are kept of many nodes, there is room for so many times as many at once: of an array nothing is taken but what is
    // written to, and one that grows leaves its copy behind.
    private const int Times = 3;
    private const int Many = 1 << 18;
    private readonly AlignedArray<NodeHistory> _nodes;
    private readonly Dictionary<int, Stack<int>> _free = [];
    private AlignedArray<long> _records;
    private int _used;

    /// <summary>Nodes that hold version 0, born at 0 of versions 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="reads">Whether it is kept what each version was computed from, and not only when it was born.</param>
    public NodeHistories(Graph graph, bool reads)
    {
        _nodes = new AlignedArray<NodeHistory>(graph.NodeCount);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var stride = reads ? Header + graph.InDegree(node) : 1;
            _nodes[node] = new NodeHistory { Start = _used, Stride = stride, Mask = Smallest - 1, Unread = graph.InDegree(node) };
            _nodes[node].Begin();
            _used = checked(_used + (Smallest * stride));
        }

        _records = new AlignedArray<long>(reads || _used < Many || _used > Array.MaxLength / Times / 2 ? _used : Times * _used);
    }

    /// <summary>What is known of a node.</summary>
    public ref NodeHistory this[int node] => ref _nodes[node];

    /// <summary>When a version was born of which there is a record.</summary>
    public long BirthOf(in NodeHistory node, int version) =>
        node.Newest - version < NodeHistory.Recent ? node.Birth(node.Newest - version) : _records[At(node, version)];

    /// <summary>The birth of the oldest version that one was computed from.</summary>
    public long OldestSourceOf(in NodeHistory node, int version) => _records[At(node, version) + OldestSource];

    /// <summary>
    /// Since when something that a version was computed from has been out of date, or its own birth, whichever is earlier.
    /// </summary>
    public long OutOfDateOf(in NodeHistory node, int version) => _records[At(node, version) + OutOfDate];

    /// <summary>The versions that one was computed from.</summary>
    public ReadOnlySpan<long> ReadsOf(in NodeHistory node, int version) => _records.Slice(At(node, version) + Header, node.Stride - Header);

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node) => CacheHint.Read(ref _nodes[node]);

    /// <summary>A node will have another version.</summary>
    public void ExpectNext(int node) => CacheHint.Read(ref _records[At(_nodes[node], _nodes[node].Newest + 1)]);

    /// <summary>Will be asked for some versions from so many behind the newest on.</summary>
    public void ExpectFrom(int node, int behind)
    {
        const int line = 8;
        const int most = 4 * line;
        ref readonly var of = ref _nodes[node];
        var first = of.Newest + 1 - behind;
        for (var version = first; version <= of.Newest && version < first + most; version += line)
        {
            CacheHint.Read(ref _records[At(of, version)]);
        }
    }

    /// <summary>
    /// How many versions were born after <paramref name="time"/>, which is at least 0; all of them where that is forgotten.
    /// </summary>
    public int CountAfter(in NodeHistory node, long time)
    {
        if (node.Oldest > 0 && BirthOf(node, node.Oldest) > time)
        {
            return node.Newest;
        }

        // The first of them lies in (low, high]; it is usually one of the last few.
        var (low, high, span) = (node.Oldest - 1, node.Newest + 1, 1);
        while (high > node.Oldest && BirthOf(node, Math.Max(node.Oldest, high - span)) > time)
        {
            high = Math.Max(node.Oldest, high - span);
            span *= 2;
        }

        low = Math.Max(low, high - span);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = BirthOf(node, middle) > time ? (low, middle) : (middle, high);
        }

        return node.Newest + 1 - high;
    }

    /// <summary>
    /// When versions were born that follow each other: that is 0 before version 1, and the oldest record stands for those before it.
    /// </summary>
    public void BirthsFrom(in NodeHistory node, int version, Span<long> births)
    {
        for (var number = 0; number < births.Length; number++)
        {
            births[number] = version + number <= 0 ? 0 : _records[At(node, Math.Max(version + number, node.Oldest))];
        }
    }

    /// <summary>Before which instant a time has to be for <see cref="CountAfter"/> it to be at least <paramref name="count"/>.</summary>
    public long WithinReach(in NodeHistory node, int count)
    {
        var first = node.Newest + 1 - count;
        return count == 0 ? Ticks.Never : first <= 0 ? 0 : BirthOf(node, Math.Max(first, node.Oldest));
    }

    /// <summary>Drops what is older than <paramref name="needed"/>, and grows where that is not enough to last a while.</summary>
    public void MakeRoom(ref NodeHistory node, int needed)
    {
        node.Oldest = Math.Max(node.Oldest, needed);
        var kept = node.Newest - node.Oldest + 1;
        if (4 * kept <= 3 * (node.Mask + 1))
        {
            return;
        }

        var old = node;
        var capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * (old.Mask + 1)));
        (node.Start, node.Mask) = (Take(capacity * old.Stride), capacity - 1);
        for (var version = old.Oldest; version <= old.Newest; version++)
        {
            _records.Slice(At(old, version), old.Stride).CopyTo(_records.Slice(At(node, version), old.Stride));
        }

        Free(old.Start, (old.Mask + 1) * old.Stride);
    }

    /// <summary>Adds a version. There is room.</summary>
    public void Add(ref NodeHistory node, long birth)
    {
        node.Add(birth);
        _records[At(node, node.Newest)] = birth;
    }

    /// <summary>Adds versions that follow each other, as many as there is room for without another look.</summary>
    /// <returns>How many: at least one, where there is room.</returns>
    public int AddSome(ref NodeHistory node, ReadOnlySpan<long> births)
    {
        var count = Math.Min(births.Length, node.Mask - (node.Newest - node.Oldest));
        for (var number = 0; number < count; number++)
        {
            Add(ref node, births[number]);
        }

        return count;
    }

    /// <summary>Adds versions in a row of which only the last few will be asked for; all that were before are forgotten.</summary>
    public void AddLast(ref NodeHistory node, ReadOnlySpan<long> births)
    {
        var skipped = Math.Max(0, births.Length - NodeHistory.Recent);
        node.Newest += skipped;
        node.Oldest = node.Newest + 1;
        foreach (var birth in births[skipped..])
        {
            Add(ref node, birth);
        }
    }

    /// <summary>Says of the newest version what it was computed from.</summary>
    public void Describe(in NodeHistory node, long oldestSource, long outOfDate, ReadOnlySpan<int> reads)
    {
        var record = _records.Slice(At(node, node.Newest), node.Stride);
        (record[OldestSource], record[OutOfDate]) = (oldestSource, outOfDate);
        for (var slot = 0; slot < reads.Length; slot++)
        {
            record[Header + slot] = reads[slot];
        }
    }

    private static int At(in NodeHistory node, int version) => node.Start + ((version & node.Mask) * node.Stride);

    private int Take(int length)
    {
        if (_free.TryGetValue(length, out var places) && places.TryPop(out var start))
        {
            return start;
        }

        if (_records.Length - _used < length)
        {
            var larger = new AlignedArray<long>(checked(_used + Math.Max(length, _used / 2)));
            _records.Slice(0, _used).CopyTo(larger.Slice(0, _used));
            _records = larger;
        }

        start = _used;
        _used += length;
        return start;
    }

    private void Free(int start, int length)
    {
        if (!_free.TryGetValue(length, out var places))
        {
            _free.Add(length, places = []);
        }

        places.Push(start);
    }
}
