namespace Hogwild.Simulation;

/// <summary>Decides stretches of time, one after the other, where a scheduler is known ahead. It looks at no state.</summary>
internal sealed class Planner
{
    // So many activations a node make a stretch worth its while: more where nodes are few, or their states small, so that what is touched
    // stays in a cache, or at least does not fill the memory.
    private const int PerNodeOfFew = 16;
    private const int PerNode = 8;
    private const int PerNodeOfLarge = 4;
    private const int PerNodeOfMany = 2;
    private const int Few = 30_000;
    private const int FewNumbers = 500_000;
    private const int Many = 200_000;
    private const int ManyNumbers = 4_000_000;
    private const int Fewest = 2_000;
    private const int Excess = 4;

    // Versions of a node, more than are kept where nobody goes back and messages take less than nodes take to act.
    private const int KeptByMail = 3;

    // A run may be short: the first stretches are, and none goes far beyond where it is asked to go.
    private const int FirstShare = 8;
    private const int FewestParts = 4;
    private const long Longest = 1L << 40;
    private readonly Graph _graph;
    private readonly RunMemory _memory;
    private readonly Turns _turns;
    private readonly Mail? _mail;
    private readonly long _retain;
    private readonly long _aim;
    private readonly long _births;
    private long _present;
    private long _length;

    /// <summary>Nobody has acted.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="scheduler">Who decides; it has been started.</param>
    /// <param name="depth">How often a node acts at most.</param>
    /// <param name="known">What of its answers is known.</param>
    /// <param name="aim">About how many activations a stretch is to have; 0 for what is fastest.</param>
    /// <param name="step">How many numbers a version takes.</param>
    /// <param name="memory">Where columns are taken from.</param>
    public Planner(Graph graph, IScheduler scheduler, int depth, Foreknowledge known, long aim, int step, RunMemory memory)
    {
        (_graph, _memory, _retain) = (graph, memory, scheduler.Retain);
        var room = aim > 0 ? 0 : RoomOf(graph.NodeCount, step);
        _turns = new Turns(graph.NodeCount, scheduler, depth, memory, room);
        _mail = known == Foreknowledge.Arrivals ? new Mail(graph, scheduler, memory, room) : null;
        _births = BirthsOf(graph.NodeCount, _mail is not null);
        _aim = aim > 0 ? aim : AimOf(graph.NodeCount, step);
        _present = Math.Max(1, _aim / FirstShare);
        _length = _turns.Rate() is var rate && rate > 0 ? (long)Math.Clamp(_present / rate, 1, Longest) : 1;
    }

    /// <summary>A stretch to be written, of which two are enough.</summary>
    public Stretch New() => new(_graph, _mail is not null, _memory);

    /// <summary>When somebody acts after the stretch that was planned last; never, where nobody does.</summary>
    public long Earliest => _turns.Earliest;

    /// <summary>Decides what follows a stretch, from the next activation on.</summary>
    /// <param name="before">What was decided last.</param>
    /// <param name="stretch">Receives what is decided.</param>
    /// <param name="end">Where the run is asked to go, in ticks. A stretch goes beyond it where else it would be very short.</param>
    public void Plan(Stretch before, Stretch stretch, long end)
    {
        var (from, length) = (_turns.Earliest, Math.Min(_length, stretch.Longest));
        stretch.Begin(from, Math.Min(Ticks.After(from, length), Math.Max(end, Ticks.After(from, Math.Max(1, length / FewestParts)))));
        _turns.Plan(stretch, Excess * Aim(before));
        _mail?.Begin(stretch);
        Keep(before, stretch);
        _mail?.Plan(stretch);
        _present = Math.Min(_aim, 2 * _present);
        Adapt(stretch);
    }

    /// <summary>About how many activations a stretch has once a run is under way, where nodes act often enough.</summary>
    /// <param name="nodes">How many there are.</param>
    /// <param name="step">How many numbers a version takes.</param>
    public static long AimOf(int nodes, int step) => Math.Max(Fewest, nodes * PerNodeOf(nodes, step));

    /// <summary>
    /// How many activations of a stretch are to have room at once, where nodes are many: arrays that grow leave behind what is collected
    /// late, and of those that are too long nothing is taken but what is written to. 0 where they are to grow.
    /// </summary>
    /// <param name="nodes">How many there are.</param>
    /// <param name="step">How many numbers a version takes.</param>
    public static long RoomOf(int nodes, int step) => nodes < Few ? 0 : AimOf(nodes, step) * 5 / 4;

    /// <summary>How many versions that are kept are to have room at once; 0 where it is to grow.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="hasMail">Whether messages take a time of their own.</param>
    public static long KeptOf(int nodes, bool hasMail) => nodes < Few ? 0 : (hasMail ? KeptByMail : 1L) * nodes;

    /// <summary>And how many births: one more a node, of the version after those that are kept.</summary>
    /// <inheritdoc cref="KeptOf"/>
    public static long BirthsOf(int nodes, bool hasMail) => KeptOf(nodes, hasMail) is var kept and > 0 ? kept + nodes : 0;

    private static long PerNodeOf(int nodes, int step) => nodes >= Many ? PerNodeOfMany
        : (long)nodes * step >= ManyNumbers ? PerNodeOfLarge
        : nodes >= Few || (long)nodes * step >= FewNumbers ? PerNode : PerNodeOfFew;

    /// <summary>What may still be read of versions from before.</summary>
    private void Keep(Stretch before, Stretch stretch)
    {
        var (kept, after, parts) = (0, stretch.From - _retain, stretch.Parts);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var newest = before.LastOf(node);
            var oldest = _mail?.OldestReadable(node, newest) ?? newest;
            if (_retain > 0)
            {
                var retained = before.Parts[node].Oldest;
                while (retained < newest && before.BirthOf(node, retained + 1) <= after)
                {
                    retained++;
                }

                oldest = Math.Min(oldest, retained);
            }

            (parts[node].Kept, parts[node].Oldest, parts[node].First) = (kept, oldest, newest + 1);
            var count = newest - oldest + 1;
            if (kept + node + count >= stretch.Births.Length)
            {
                stretch.Births = Larger(stretch.Births, kept + node + count);
            }

            for (var version = oldest; version <= newest; version++)
            {
                stretch.Births[node + kept++] = before.BirthOf(node, version);
            }

            stretch.Births[node + kept] = stretch.Times[parts[node].Start + node];
        }

        parts[^1].Kept = kept;
    }

    private long[] Larger(long[] births, int needed)
    {
        var larger = _memory.TakeAny<long>((int)Math.Max(_births, Math.Max(64, needed + (needed / 2))));
        births.CopyTo(larger, 0);
        return larger;
    }

    /// <summary>Where much is kept from stretch to stretch, they are longer, so that it is not copied too often.</summary>
    private long Aim(Stretch stretch) => Math.Max(_present, stretch.KeptCount);

    /// <summary>As much longer or shorter as it should be, where there was much less or much more to do; not much longer at once.</summary>
    private void Adapt(Stretch stretch)
    {
        var (aim, count, length) = (Aim(stretch), Math.Max(1, stretch.Count), stretch.To - stretch.From);
        if (2L * count < aim || count > 2 * aim)
        {
            _length = (long)Math.Clamp((double)length * aim / count, 1, Math.Min((double)Longest, Excess * (double)length));
        }
    }
}
