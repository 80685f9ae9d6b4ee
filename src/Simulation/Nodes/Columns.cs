using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// The versions of a <see cref="Stretch"/> and, behind them, those that are kept from before, node after node: numbers (state, then
/// messages) and levels. A version keeps its slot for the stretch; what the next one needs is copied when it begins, within one place:
/// to its beginning, from the first node on, or as little behind what was kept as it takes, from the last node on.
/// </summary>
internal sealed class Columns
{
    private const int Line = CacheLine.Bytes / sizeof(double);
    private const int Ahead = 8;

    // Room is left for a quarter more. What is kept behind what was is so much further behind that the next one can be before it again.
    private const int RoomShare = 4;
    private const int SpareShare = 16;
    private readonly Graph _graph;
    private readonly RunMemory _memory;
    private readonly int _stateSize;
    private readonly int _arcSize;
    private ulong[] _nodes;
    private int _firstNode;
    private int _count;
    private double[] _numbers = [];
    private int[] _levels = [];
    private int _first;
    private int _roomForStretch;
    private int _roomForKept;

    // Where what is kept begins.
    private int _kept;

    /// <summary>Every node is in version 0, which is zero.</summary>
    public Columns(Graph graph, int stateSize, int arcSize, Stretch empty, RunMemory memory)
    {
        (_graph, _memory, _stateSize, _arcSize, Stretch) = (graph, memory, stateSize, arcSize, empty);
        var degree = arcSize == 0 ? 0 : Enumerable.Range(0, graph.NodeCount).Select(graph.OutDegree).DefaultIfEmpty(0).Max();
        Step = StepOf(stateSize, arcSize, degree);
        _nodes = memory.TakeAny<ulong>(checked((graph.NodeCount * Node.Words) + Line), isPinned: true);
        (_firstNode, _count) = (CacheLine.FirstOf(_nodes), graph.NodeCount);
        MakeRoom(0, graph.NodeCount);
        _numbers.AsSpan(At(_kept), graph.NodeCount * Step).Clear();
        _levels.AsSpan(_kept, graph.NodeCount).Clear();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            this[node] = new Node
            {
                Chain = StableHash.Start, Slot = _kept + node, InDegree = graph.InDegree(node),
            };
        }
    }

    /// <summary>What has been decided.</summary>
    public Stretch Stretch { get; private set; }

    /// <summary>From one slot to the next, where the largest number of out-arcs is known.</summary>
    public static int StepOf(int stateSize, int arcSize, int degree) => Padded(stateSize + (arcSize * degree));

    /// <summary>From one slot to the next: state and messages, and what fills up a line of a cache.</summary>
    public int Step { get; }

    /// <summary>The numbers of all slots.</summary>
    public double[] Numbers => _numbers;

    /// <summary>What is known of a node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node, or the run has ended.</exception>
    public ref Node this[int node]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)node >= (uint)_count)
            {
                ThrowNoSuchNode(node);
            }

            return ref Unsafe.As<ulong, Node>(ref _nodes[_firstNode + (node * Node.Words)]);
        }
    }

    /// <summary>Where the numbers of a slot begin.</summary>
    public int At(int slot) => _first + (slot * Step);

    /// <summary>The level of the version in a slot.</summary>
    public ref int Level(int slot) => ref _levels[slot];

    /// <summary>The slot of a place; the place is somewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SlotOf(int place)
    {
        // Which of the two it is nobody can predict, so there is no branch.
        var kept = place >> 31;
        return (place ^ kept) + (kept & _kept);
    }

    /// <summary>The place that a slot is that of.</summary>
    public int PlaceIn(int slot) => slot < _roomForStretch ? slot : ~(slot - _kept);

    /// <summary>Numbers of a version: a state, and messages.</summary>
    public int StrideOf(int node) => _stateSize + (_arcSize * _graph.OutDegree(node));

    /// <summary>State and messages in a slot.</summary>
    public Span<double> All(int node, int slot) => _numbers.AsSpan(At(slot), StrideOf(node));

    /// <summary>The oldest version that is kept.</summary>
    public int Oldest(int node) => Stretch.Parts[node].Oldest;

    /// <summary>Whether a version has been published and is kept.</summary>
    public bool Keeps(int node, int version) => version >= Oldest(node) && version <= this[node].Newest;

    /// <summary>When a version was superseded, in ticks; never, if it is the newest.</summary>
    public long Superseded(int node, int version) =>
        version == this[node].Newest ? Ticks.Never : Stretch.BirthOf(node, version + 1);

    /// <summary>The oldest version kept that was superseded after an instant.</summary>
    public int OldestSupersededAfter(int node, long after)
    {
        var (version, oldest) = (this[node].Newest, Oldest(node));
        while (version > oldest && Stretch.BirthOf(node, version) > after)
        {
            version--;
        }

        return version;
    }

    /// <summary>How many activations of a node have been done of the stretch.</summary>
    public int DoneOf(int node) => this[node].Next - Stretch.Parts[node].Start;

    /// <summary>Will be asked for the state in a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Expect(int slot) => Expect(_numbers, At(slot));

    /// <summary>The run has ended, and others may use its memory: whoever asks for anything finds nothing.</summary>
    public void End() => (_nodes, _numbers, _levels, _count) = ([], [], [], 0);

    /// <summary>Goes on to the next stretch: all of the present one has been computed.</summary>
    public void Begin(Stretch next)
    {
        var (numbers, levels, first) = (_numbers, _levels, _first);
        var old = new Source(Stretch, _kept);
        var isForwards = Place(Stretch, next);
        Stretch = next;
        var (parts, nodes) = (next.Parts, _graph.NodeCount);
        var (node, by) = isForwards ? (0, 1) : (nodes - 1, -1);
        for (; (uint)node < (uint)nodes; node += by)
        {
            Expect(next, numbers, first, old, node + (by * Ahead));
            ref readonly var part = ref parts[node];
            ref var own = ref this[node];
            for (var version = part.Oldest; version < part.First; version++)
            {
                var (from, to) = (old.SlotOf(node, version), _kept + part.Kept + version - part.Oldest);
                Copy(ref numbers[first + (from * Step)], ref _numbers[At(to)]);
                _levels[to] = levels[from];
                own.Slot = to;
            }

            (own.Next, own.Row) = (part.Start, part.Row);
        }
    }

    /// <summary>
    /// Finds where what is kept is to begin, so that no version is written over before it has been copied.
    /// </summary>
    /// <returns>Whether nodes are to be copied from the first on, and not from the last.</returns>
    private bool Place(Stretch before, Stretch next)
    {
        var (parts, old, below, above) = (next.Parts, before.Parts, 0, 0);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            below = Math.Max(below, parts[node + 1].Kept - old[node].Kept);
            above = Math.Max(above, old[node + 1].Kept - parts[node].Kept);
        }

        if (next.Count <= _roomForStretch)
        {
            if (_roomForStretch + below <= _kept)
            {
                _kept = _roomForStretch;
                return true;
            }

            var spare = _roomForStretch + _roomForKept - (_kept + above + next.KeptCount);
            if (spare >= 0)
            {
                _kept += above + Math.Min(spare, next.KeptCount / SpareShare);
                return false;
            }
        }

        MakeRoom(next.Count, next.KeptCount + below + above);
        return true;
    }

    [DoesNotReturn]
    private static void ThrowNoSuchNode(int node) =>
        throw new ArgumentOutOfRangeException(nameof(node), node, "there is no such node");

    private void Expect(double[] numbers, int at)
    {
        for (var end = at + Math.Min(_stateSize, 4 * Line); at < end; at += Line)
        {
            CacheHint.Read(ref numbers[at]);
        }
    }

    private void Copy(ref double from, ref double to)
    {
        var (at, lanes) = (0, Vector512<double>.Count);
        for (; at <= Step - lanes; at += lanes)
        {
            Vector512.LoadUnsafe(ref from, (nuint)at).StoreUnsafe(ref to, (nuint)at);
        }

        for (; at < Step; at++)
        {
            Unsafe.Add(ref to, at) = Unsafe.Add(ref from, at);
        }
    }

    /// <summary>Will copy what of a node is kept.</summary>
    private void Expect(Stretch next, double[] numbers, int first, in Source old, int node)
    {
        if ((uint)node < (uint)_graph.NodeCount)
        {
            for (var version = next.Parts[node].Oldest; version < next.Parts[node].First; version++)
            {
                Expect(numbers, first + (old.SlotOf(node, version) * Step));
            }
        }
    }

    /// <summary>Room for a stretch and for what is kept; what was there is gone.</summary>
    private void MakeRoom(int count, int kept)
    {
        var nodes = _graph.NodeCount;
        var (usual, usuallyKept) = (Planner.RoomOf(nodes, Step), Planner.KeptOf(nodes, Stretch.HasMail));
        if ((usual + usuallyKept) * Step > Array.MaxLength / 2)
        {
            (usual, usuallyKept) = (0, 0);
        }

        _roomForStretch = (int)Math.Max(Math.Max(_roomForStretch, usual), count + (count / RoomShare));
        _roomForKept = (int)Math.Max(Math.Max(_roomForKept, usuallyKept), kept + (kept / RoomShare));
        _kept = _roomForStretch;
        var slots = checked(_roomForStretch + _roomForKept);
        _levels = _memory.TakeAny<int>(slots);
        _numbers = _memory.TakeAny<double>(checked((slots * Step) + Line), isPinned: true);
        _first = CacheLine.FirstOf(_numbers);
    }

    /// <summary>Where all but a few entries fill a line of the cache, all of it is taken.</summary>
    private static int Padded(int entries) => entries % Line >= Line - 2 ? (entries + Line - 1) / Line * Line : entries;

    /// <summary>What is known of a node, half a line of the cache.</summary>
    internal struct Node
    {
        /// <summary>How many numbers of 64 bits it takes.</summary>
        public const int Words = 4;

        /// <summary>The fingerprint of its activations.</summary>
        public ulong Chain;

        /// <summary>The newest version that is published, its slot and its level.</summary>
        public int Newest, Slot, Level;

        /// <summary>The slot of what it computes next, and where the reads for that begin.</summary>
        public int Next, Row;

        /// <summary>Number of in-arcs.</summary>
        public int InDegree;
    }

    /// <summary>Slots of the stretch that is over.</summary>
    private readonly struct Source(Stretch stretch, int kept)
    {
        public int SlotOf(int node, int version) => stretch.PlaceOf(node, version) is var place && place >= 0 ? place : ~place + kept;
    }
}
