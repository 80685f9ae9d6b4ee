using System.Runtime.CompilerServices;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A rule whose data change during the run. At every instant a node computes what the rule does that is made of the data as they then are,
/// to the bit; but only the parts that a change reaches are made anew. It runs on the graph with every arc that is ever there, and looks
/// through those that are there.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class MovingRule : IUpdateRule
{
    private readonly IUpdateRule _first;
    private readonly RulePiece[]?[] _pieces;
    private readonly List<(long Since, int[] Nodes)> _reached = [];

    /// <summary>The rule of moving data.</summary>
    /// <param name="first">The rule of the first epoch, made of <see cref="MovingData.First"/>.</param>
    /// <param name="maker">How it is made of other data.</param>
    /// <param name="moving">The data.</param>
    /// <exception cref="ArgumentException">The rule cannot be made of what data become.</exception>
    public MovingRule(IUpdateRule first, RuleMaker maker, MovingData moving)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(maker);
        ArgumentNullException.ThrowIfNull(moving);
        (_first, Changes) = (first, moving.World);
        _pieces = PiecesOf(maker, moving);
    }

    /// <summary>The rule of the first epoch.</summary>
    public IUpdateRule First => _first;

    /// <inheritdoc/>
    public IReadOnlyList<WorldChange> Changes { get; }

    /// <inheritdoc/>
    public int StateSize => _first.StateSize;

    /// <inheritdoc/>
    public int SharedSize => _first.SharedSize;

    /// <inheritdoc/>
    public int ArcSize => _first.ArcSize;

    /// <inheritdoc/>
    public int Depth => _first.Depth;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => _first.ReadsOwn(node);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        if (PieceAt(node, 0) is not { OutSlots: { } slots } piece)
        {
            _first.Initialize(node, state, outbox);
            return;
        }

        var room = new double[slots.Length * ArcSize];
        _first.Initialize(piece.Node, state, new Outbox(room, ArcSize, slots.Length));
        Spread(room, slots, outbox);
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        if (PieceAt(now.Node, now.Time) is not { } piece)
        {
            _first.Update(now, own, inbox, next, outbox);
            return;
        }

        var there = new Activation
        {
            Node = piece.Node, Count = now.Count, Layer = now.Layer, Time = now.Time, Exchange = now.Exchange,
        };
        if (piece.InSlots is not { } slots)
        {
            Send(piece, there, own, inbox, next, outbox);
            return;
        }

        var few = default(Views);
        var views = slots.Length <= Views.Length ? ((Span<View>)few)[..slots.Length] : new View[slots.Length];
        Send(piece, there, own, inbox.Of(slots, views), next, outbox);
    }

    /// <summary>Nodes for which something changes between two instants: after the first one, up to and including the second.</summary>
    internal IEnumerable<int> ChangedBetween(long after, long until) =>
        _reached.SkipWhile(item => item.Since <= after).TakeWhile(item => item.Since <= until).SelectMany(item => item.Nodes);

    private void Send(
        RulePiece piece, in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        if (piece.OutSlots is not { } slots)
        {
            piece.Rule.Update(now, own, inbox, next, outbox);
            return;
        }

        var room = slots.Length * ArcSize <= 256 ? stackalloc double[slots.Length * ArcSize] : new double[slots.Length * ArcSize];
        for (var slot = 0; slot < slots.Length; slot++)
        {
            outbox[slots[slot]].CopyTo(room[(slot * ArcSize)..]);
        }

        piece.Rule.Update(now, own, inbox, next, new Outbox(room, ArcSize, slots.Length));
        Spread(room, slots, outbox);
    }

    private void Spread(ReadOnlySpan<double> messages, int[] slots, in Outbox outbox)
    {
        for (var slot = 0; slot < slots.Length; slot++)
        {
            messages.Slice(slot * ArcSize, ArcSize).CopyTo(outbox[slots[slot]]);
        }
    }

    /// <summary>What a node computes at an instant; null for what it does in the first rule, through all its arcs.</summary>
    private RulePiece? PieceAt(int node, long time)
    {
        if (_pieces[node] is not { } pieces)
        {
            return null;
        }

        var (low, high) = (0, pieces.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pieces[middle].Since <= time ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : pieces[low - 1];
    }

    private RulePiece[]?[] PiecesOf(RuleMaker maker, MovingData moving)
    {
        var (state, found) = (new DataState(moving), new List<RulePiece>?[moving.Data.Graph.NodeCount]);
        for (var node = 0; node < found.Length; node++)
        {
            var piece = new RulePiece(0, _first, node, InSlots(state, node), OutSlots(state, node));
            found[node] = piece.InSlots is null && piece.OutSlots is null ? null : [piece];
        }

        var touched = new List<int>();
        while (state.Advance(touched) is { } change)
        {
            var reached = state.Within(touched, maker.Reach);
            var around = state.Within(reached, maker.Reach);
            touched.Clear();
            if (reached.Length == 0)
            {
                continue;
            }

            var rule = maker.Make(state.On(around));
            _reached.Add((change.World.Time, reached));
            foreach (var node in reached)
            {
                (found[node] ??= []).Add(new RulePiece(
                    change.World.Time,
                    rule,
                    Array.BinarySearch(around, node),
                    InSlots(state, node),
                    OutSlots(state, node)));
            }
        }

        return Array.ConvertAll(found, pieces => pieces?.ToArray());
    }

    private static int[]? InSlots(DataState state, int node)
    {
        var slots = Enumerable.Range(0, state.Graph.InDegree(node)).Where(slot => state.Has(state.Graph.InArc(node, slot))).ToArray();
        return slots.Length == state.Graph.InDegree(node) ? null : slots;
    }

    private int[]? OutSlots(DataState state, int node)
    {
        if (ArcSize == 0)
        {
            return null;
        }

        var arcs = state.Graph.OutArcs(node).ToArray();
        var slots = Enumerable.Range(0, arcs.Length).Where(slot => state.Has(arcs[slot])).ToArray();
        return slots.Length == arcs.Length ? null : slots;
    }

    /// <summary>Views on the stack, for all but hubs.</summary>
    [InlineArray(Length)]
    private struct Views
    {
        public const int Length = 32;
        private View _first;
    }
}
