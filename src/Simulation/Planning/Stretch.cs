using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>
/// A stretch of time that has been decided, in columns: who acts when, what is read, which versions are kept from before, and what becomes
/// of the messages. It knows no state. <see cref="Planner"/>, <see cref="Turns"/>, <see cref="Mail"/> and
/// <see cref="Delivery"/> write it, and then it is only read.
/// <para>
/// A version has a place. That of a version of the stretch is the number of its activation, node after node; that of one which is kept is
/// −1 − its number among those that are kept, node after node.
/// </para>
/// </summary>
internal sealed class Stretch
{
    /// <summary>
    /// Entries of <see cref="Times"/> and <see cref="Arrivals"/> behind the last, so that vectors can be read anywhere.
    /// </summary>
    public const int Lanes = 16;

    /// <summary>The place of a version that is neither kept nor of the stretch: version 0, which can be made again.</summary>
    public const int Nowhere = int.MinValue;

    private const int Fewest = 64;
    private readonly Graph _graph;
    private readonly Part[] _parts;
    private readonly int _nodeBits;

    /// <summary>Nothing is decided.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="hasMail">Whether messages take a time of their own.</param>
    /// <param name="memory">Where columns are taken from.</param>
    public Stretch(Graph graph, bool hasMail, RunMemory memory)
    {
        (_graph, HasMail) = (graph, hasMail);
        _nodeBits = BitOperations.Log2((uint)Math.Max(1, graph.NodeCount - 1)) + 1;
        _parts = memory.Take<Part>(graph.NodeCount + 1);
        Views = hasMail ? memory.Take<int>(graph.ArcCount) : [];
        Letters = new Letters(hasMail ? graph.NodeCount : 0, memory);
        (Times, Keys) = (memory.TakeAny<long>(Fewest), memory.TakeAny<ulong>(Fewest));
    }

    /// <summary>A stretch of no time, before anything, which ends with every node in version 0.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="hasMail">Whether messages take a time of their own.</param>
    /// <param name="memory">Where columns are taken from.</param>
    /// <param name="room">For how many births of versions that are kept there is to be room at once.</param>
    public static Stretch Empty(Graph graph, bool hasMail, RunMemory memory, long room = 0)
    {
        var births = memory.Take<long>((int)Math.Max(room, 2L * graph.NodeCount));
        var stretch = new Stretch(graph, hasMail, memory) { Births = births };
        for (var node = 0; node <= graph.NodeCount; node++)
        {
            stretch._parts[node] = new Part { Kept = node, First = 1 };
        }

        return stretch;
    }

    /// <summary>Whether messages take a time of their own. Where they do not, <see cref="Reads"/> and all of messages is empty.</summary>
    public bool HasMail { get; }

    /// <summary>Where the stretch begins, in ticks.</summary>
    public long From { get; set; }

    /// <summary>Where it ends: what happens at this instant is not in it.</summary>
    public long To { get; set; }

    /// <summary>How long a stretch may be, in ticks, so that an instant and a node fit a number.</summary>
    public long Longest => 1L << Math.Min(40, 62 - _nodeBits);

    /// <summary>At how many instants of the stretch all nodes act; 0 where there are others, too.</summary>
    public int Rounds { get; set; }

    /// <summary>Activations of the stretch.</summary>
    public int Count => _parts[^1].Start;

    /// <summary>Versions that are kept from before.</summary>
    public int KeptCount => _parts[^1].Kept;

    /// <summary>
    /// When nodes act, in ticks, node after node, ascending; behind those of each node the first instant after the stretch; and some more
    /// entries.
    /// </summary>
    public long[] Times { get; set; }

    /// <summary>The activations in the order of time, to be read by <see cref="NodeOf"/> and <see cref="TimeOf"/>.</summary>
    public ulong[] Keys { get; set; }

    /// <summary>When the versions that are kept were born, in ticks; behind those of each node when the next one is.</summary>
    public long[] Births { get; set; } = [];

    /// <summary>What is read by messages, a row an activation, node after node: version and place, a half of the number each.</summary>
    public ulong[] Reads { get; set; } = [];

    /// <summary>Per arc the newest version that had arrived when the stretch began.</summary>
    public int[] Views { get; }

    /// <summary>What was on its way when the stretch began.</summary>
    public Letters Letters { get; set; }

    /// <summary>
    /// When the messages of the stretch arrive: node after node, and of each slot after slot, version after version; and some more entries.
    /// </summary>
    public long[] Arrivals { get; set; } = [];

    /// <summary>How often a message may arrive.</summary>
    public int Copies { get; set; }

    /// <summary>Messages that were lost before the stretch.</summary>
    public long LostBefore { get; set; }

    /// <summary>Messages that were not sent, though there was a version, before the stretch.</summary>
    public long UnsentBefore { get; set; }

    /// <summary>Whether there are such messages within the stretch.</summary>
    public bool HasUnsent { get; set; }

    /// <summary>What a scheduler threw when it was asked ahead, and where in time the run ends with it.</summary>
    public ProcessFailedException? Failure { get; private set; }

    /// <summary>Per node where its part of the columns begins.</summary>
    public Part[] Parts => _parts;

    /// <summary>Who acts.</summary>
    public int NodeOf(ulong key) => (int)(key & ((1UL << _nodeBits) - 1));

    /// <summary>When, in ticks.</summary>
    public long TimeOf(ulong key) => From + (long)(key >> _nodeBits);

    /// <summary>The same in one number, by which activations are ordered.</summary>
    public ulong KeyOf(int node, long time) => ((ulong)(time - From) << _nodeBits) | (uint)node;

    /// <summary>The activations before an instant, in the order of time.</summary>
    public ReadOnlySpan<ulong> KeysBefore(long instant)
    {
        var keys = Keys.AsSpan(0, Count);
        if (instant >= To)
        {
            return keys;
        }

        var found = instant <= From ? 0 : keys.BinarySearch(KeyOf(0, instant));
        return keys[..(found < 0 ? ~found : found)];
    }

    /// <summary>Bits of a key for the node, and of all of it.</summary>
    public (int Node, int All) KeyBits() => (_nodeBits, _nodeBits + BitOperations.Log2((ulong)(To - From)) + 1);

    /// <summary>When a node acts, in ticks, ascending.</summary>
    public ReadOnlySpan<long> TimesOf(int node) => Times.AsSpan(_parts[node].Start + node, _parts[node + 1].Start - _parts[node].Start);

    /// <summary>The number of the version that a node has published when the stretch has ended.</summary>
    public int LastOf(int node) => _parts[node].First + _parts[node + 1].Start - _parts[node].Start - 1;

    /// <summary>When a version was born that is kept, or of the stretch.</summary>
    public long BirthOf(int node, int version)
    {
        ref readonly var part = ref _parts[node];
        return version >= part.First ? Times[part.Start + node + version - part.First] : Births[part.Kept + node + version - part.Oldest];
    }

    /// <summary>When the version after that at a place was born; not before the end of the stretch, where that is the last.</summary>
    /// <param name="node">Whose version it is.</param>
    /// <param name="place">Its place, which is somewhere.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long NextBirthAt(int node, int place) => place >= 0 ? Times[place + node + 1] : Births[~place + node + 1];

    /// <summary>Will be asked for the births at a place.</summary>
    public void ExpectBirths(int node, int place)
    {
        if (place >= 0)
        {
            CacheHint.Read(ref Times[place + node]);
        }
        else if (place != Nowhere)
        {
            CacheHint.Read(ref Births[~place + node]);
        }
    }

    /// <summary>The place of a version.</summary>
    public int PlaceOf(int node, int version)
    {
        ref readonly var part = ref _parts[node];
        return version >= part.First ? part.Start + version - part.First : KeptPlaceOf(part, version);
    }

    /// <summary>The place of a version from before the stretch.</summary>
    public static int KeptPlaceOf(in Part part, int version) =>
        version >= part.Oldest ? ~(part.Kept + version - part.Oldest) : Nowhere;

    /// <summary>When the messages of the versions of the stretch arrive that a node sends through an out-slot.</summary>
    public ReadOnlySpan<long> ArrivalsOf(int node, int slot)
    {
        ref readonly var part = ref _parts[node];
        var each = Copies * (_parts[node + 1].Start - part.Start);
        return Arrivals.AsSpan(part.Arrivals + (slot * each), each);
    }

    /// <summary>Eight of them from one on, of which those behind the last one mean nothing.</summary>
    public Vector512<long> EightArrivalsFrom(int node, int slot, int at)
    {
        ref readonly var part = ref _parts[node];
        var each = Copies * (_parts[node + 1].Start - part.Start);
        return Vector512.Create<long>(Arrivals.AsSpan(part.Arrivals + (slot * each) + at));
    }

    /// <summary>How many activations of a node within the stretch come before an instant.</summary>
    public int CountBefore(int node, long instant)
    {
        var times = TimesOf(node);
        var (from, length) = (0, times.Length);

        // One branch a halving, and none on what is found.
        while (length > 1)
        {
            var half = length / 2;
            from += times[from + half - 1] < instant ? half : 0;
            length -= half;
        }

        return length == 0 ? 0 : from + (times[from] < instant ? 1 : 0);
    }

    /// <summary>What was decided before is forgotten.</summary>
    public void Begin(long from, long to) => (From, To, Failure, HasUnsent, Rounds) = (from, to, null, false, 0);

    /// <summary>A scheduler threw: the earliest failure is where the run ends.</summary>
    public void Fail(int node, long time, Exception cause)
    {
        if (Failure is null || time < Failure.Time)
        {
            Failure = new ProcessFailedException(EventKind.Activation, node, time, cause);
        }
    }

    /// <summary>Where the part of a node begins in the columns.</summary>
    internal struct Part
    {
        /// <summary>In those of activations.</summary>
        public int Start;

        /// <summary>In those of versions that are kept.</summary>
        public int Kept;

        /// <summary>The oldest version that is kept, and the first of the stretch.</summary>
        public int Oldest, First;

        /// <summary>In <see cref="Stretch.Arrivals"/>, and in <see cref="Stretch.Reads"/>.</summary>
        public int Arrivals, Row;
    }
}
