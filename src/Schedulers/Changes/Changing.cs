using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Lets arcs and nodes of another scheduler's world vanish and appear, by its timetable (<see cref="IUpdateRule.Changes"/>). Nothing is
/// read through an arc that is not there (version −1), and nothing is sent through it; through one that appears its reader sees the newest
/// version that there is by then. A node that is away is down, its turns pass, and when it joins it begins with its initial state at its
/// next turn. It stands around whatever else decides, so every scheduler meets the same world.
/// </summary>
public sealed class Changing : SchedulerWrapper
{
    private readonly ITogether? _together;
    private WorldChange[] _changes = [];
    private bool[] _absent = [];
    private bool[] _away = [];
    private bool[] _begins = [];
    private int[] _passed = [];
    private long[] _passedAt = [];
    private VanishingArcs? _vanishing;
    private int _next;

    /// <summary>Another scheduler in the world of the rule that is run.</summary>
    /// <param name="inner">The other one.</param>
    public Changing(IScheduler inner)
        : base(inner) => _together = SchedulerWrapper.Chain(inner).OfType<ITogether>().FirstOrDefault();

    /// <summary>A scheduler in the world of a rule: itself, where nothing appears or vanishes there.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="rule">The rule that is to be run.</param>
    public static IScheduler Around(IScheduler scheduler, IUpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Changes.Any(change => change.MovesAny) ? new Changing(scheduler) : scheduler;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The timetable is out of order, or about arcs that the graph does not have.</exception>
    public override void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        var graph = world.Graph;
        _changes = [.. world.Rule.Changes];
        (_absent, _away) = (new bool[graph.ArcCount], new bool[graph.NodeCount]);
        (_begins, _passed, _passedAt) = (new bool[graph.NodeCount], new int[graph.NodeCount], new long[graph.NodeCount]);
        for (var k = 1; k < _changes.Length; k++)
        {
            if (_changes[k].Time <= _changes[k - 1].Time)
            {
                throw new ArgumentException($"expected changes in order, found one at tick {_changes[k].Time} after a later one");
            }
        }

        Advance(graph, 0);
        _vanishing = Needs.Wakes ? new VanishingArcs(world, _together) : null;
        base.Start(world);
    }

    /// <inheritdoc/>
    public override long Next(int node, int count, long now)
    {
        var next = base.Next(node, count + _passed[node], now);
        return _vanishing?.Turn(node, next) ?? next;
    }

    /// <inheritdoc/>
    public override void Send(int node, int version, long now, Span<long> arrivals)
    {
        Advance(World.Graph, now);
        base.Send(node, version, now, arrivals);
        var arcs = World.Graph.OutArcs(node);
        for (var entry = 0; entry < arrivals.Length; entry++)
        {
            if (_absent[arcs[entry / (arrivals.Length / arcs.Length)]])
            {
                arrivals[entry] = Ticks.NoArc;
            }
        }
    }

    /// <inheritdoc/>
    public override Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        var (node, now) = (activation.Node, activation.Time);
        Advance(World.Graph, now);
        if (_vanishing is not null && _vanishing.IsOver(node, now, out var due))
        {
            return Verdict.Later(due);
        }

        // What passed while it was away counts as its turns, so that clocks go on as if it had been there.
        var turn = new Activation
        {
            Node = node, Count = activation.Count + _passed[node], Layer = activation.Layer, Time = now, Exchange = activation.Exchange,
        };
        var verdict = _away[node] ? Stay(turn) : base.Activate(ref turn, read, newest);
        if (verdict.Kind != VerdictKind.Go)
        {
            return _vanishing?.Answer(node, now, verdict) ?? verdict;
        }

        (activation.Exchange, activation.OwnLag, activation.Forget) = (turn.Exchange, turn.OwnLag, turn.Forget);
        Look(ref activation, read);
        return verdict;
    }

    /// <inheritdoc/>
    public override void Tear(in Activation activation, ReadOnlySpan<int> read, ReadOnlySpan<int> newest, Span<int> torn)
    {
        base.Tear(activation, read, newest, torn);
        for (var k = 0; k < torn.Length; k++)
        {
            torn[k] = read[k / (torn.Length / read.Length)] < 0 ? -1 : torn[k];
        }
    }

    /// <summary>The number of an arc of a timetable.</summary>
    internal static int ArcOf(Graph graph, (int Source, int Target) arc) => graph.Find(arc.Source, arc.Target) is >= 0 and var found ? found
        : throw new ArgumentException($"expected an arc of the graph in the timetable, found {arc.Source}→{arc.Target}");

    private void Look(ref Activation activation, Span<int> read)
    {
        var first = read.Length == 0 ? 0 : World.Graph.InArc(activation.Node, 0);
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (_absent[first + slot])
            {
                read[slot] = -1;
            }
            else if (read[slot] < 0)
            {
                throw new SchedulerException(
                    activation.Node, activation.Time, $"reads nothing through in-slot {slot}, whose arc is there");
            }
        }

        if (_begins[activation.Node])
        {
            (_begins[activation.Node], activation.OwnLag) = (false, activation.Count);
        }
    }

    /// <summary>
    /// A node that is away is asked again at its next turn, never where it does not come back. As long as others of its group are there,
    /// or come back, its turns are the group's.
    /// </summary>
    private Verdict Stay(in Activation turn)
    {
        var (node, now) = (turn.Node, turn.Time);

        // Woken in the instant of a turn that has passed: its group acts once.
        var hasPassed = _together?.IsAlone(node) == false && _passedAt[node] == now;
        if (_together?.HasOthers(node, now) == true)
        {
            // Who is away owes nothing until then, even if its group acts later.
            return hasPassed || _together.Turn(turn) is not { Kind: not VerdictKind.Go } verdict ? Verdict.Down(Pass(turn, hasPassed))
                : verdict.Kind == VerdictKind.Later ? Verdict.Down(verdict.Until)
                : verdict;
        }

        var back = Ticks.Never;
        for (var k = _changes.Length - 1; k >= _next; k--)
        {
            back = _changes[k].Joined.Any(IsWithNode) ? _changes[k].Time : back;
        }

        return Verdict.Down(back == Ticks.Never ? back : Pass(turn, hasPassed) is var next && next == Ticks.Never ? back : next);

        bool IsWithNode(int other) => other == node || (_together is not null && _together.GroupOf(node) == _together.GroupOf(other));
    }

    private long Pass(in Activation turn, bool hasPassed)
    {
        if (hasPassed)
        {
            return base.Next(turn.Node, turn.Count, turn.Time);
        }

        _together?.Pass(turn.Node, turn.Count);
        _passed[turn.Node]++;
        _passedAt[turn.Node] = turn.Time;
        return base.Next(turn.Node, turn.Count + 1, turn.Time);
    }

    private void Advance(Graph graph, long now)
    {
        for (; _next < _changes.Length && _changes[_next].Time <= now; _next++)
        {
            var change = _changes[_next];
            Mark(_absent, change.Gone.Select(arc => ArcOf(graph, arc)), true);
            Mark(_absent, change.Back.Select(arc => ArcOf(graph, arc)), false);
            Mark(_away, change.Left, true);
            Mark(_away, change.Joined, false);
            Mark(_begins, change.Joined, true);
        }
    }

    private static void Mark(bool[] marks, IEnumerable<int> places, bool mark)
    {
        foreach (var place in places)
        {
            marks[place] = mark;
        }
    }
}
