using System.Numerics;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// What one worker computes: its nodes act together, and read of each other what the activation before has published. It knows no clock
/// and no other worker: who runs it brings in what is read of others, and hands on what is published.
/// </summary>
/// <threadsafety>One thread a worker.</threadsafety>
internal sealed class WorkerSite
{
    private readonly WorkerLayout _layout;
    private readonly IUpdateRule _rule;
    private readonly double[] _numbers;
    private readonly View[] _views;
    private int _shift;

    /// <summary>A worker in its initial state, which knows the initial states of others.</summary>
    /// <param name="layout">Where everything lies.</param>
    public WorkerSite(WorkerLayout layout)
    {
        (_layout, _rule) = (layout, layout.Rule);
        _numbers = new double[layout.Size];
        _views = new View[layout.MostSlots];
        for (var k = 0; k < layout.Nodes.Length; k++)
        {
            Initialize(layout.Nodes[k], Own(k, 0));
        }

        InitializeOutside();
    }

    /// <summary>Where everything lies.</summary>
    public WorkerLayout Layout => _layout;

    /// <summary>Number of the newest version, which is that of all its nodes.</summary>
    public int Version { get; private set; }

    /// <summary>How many layers of a layered rule the newest state has behind it; otherwise as many as it was computed in a row.</summary>
    public int Layer { get; private set; }

    /// <summary>Whether a layered rule has computed its last layer.</summary>
    public bool IsFinished => Layer == _rule.Depth;

    /// <summary>What the worker says beside its newest version.</summary>
    public SupervisionWord Word { get; set; } = SupervisionWord.Start;

    /// <summary>When the worker came to know that the run is over, in ticks of its own clock; null while it does not.</summary>
    public long? OverAt { get; set; }

    /// <summary>Whether the last exchange has changed no component of a state by more than a number.</summary>
    /// <param name="quiet">The number.</param>
    public bool IsQuiet(double quiet)
    {
        for (var k = 0; k < _layout.Nodes.Length; k++)
        {
            var now = StateOf(k);
            var before = Own(k, _layout.OwnSize - _shift)[.._rule.StateSize];
            for (var at = 0; at < now.Length; at++)
            {
                // Not a number is not quiet.
                if (!(Math.Abs(now[at] - before[at]) <= quiet))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a state is not finite any more.</summary>
    public bool HasDiverged { get; private set; }

    /// <summary>All numbers of the newest version: node after node its state and messages.</summary>
    public ReadOnlySpan<double> Newest => _numbers.AsSpan(_shift, _layout.OwnSize);

    /// <summary>What it knows of nodes of others.</summary>
    public Span<double> Outside => _numbers.AsSpan(_layout.OutsideAt);

    /// <summary>The newest state of its k-th node.</summary>
    public ReadOnlySpan<double> StateOf(int k) => Own(k, _shift)[.._rule.StateSize];

    /// <summary>Computes the next version of all nodes from the newest one and what is known of others.</summary>
    /// <param name="exchange">What is renewed.</param>
    /// <param name="now">The instant, in ticks of the worker's own clock.</param>
    /// <returns>The hash of the states computed, see <see cref="StateHash"/>.</returns>
    public ulong Compute(Exchange exchange, long now)
    {
        var next = _layout.OwnSize - _shift;
        _numbers.AsSpan(next, _layout.OwnSize).Clear();
        var (hash, isFinite) = (0UL, true);
        for (var k = 0; k < _layout.Nodes.Length; k++)
        {
            var own = Own(k, _shift);
            var into = Own(k, next);
            if (exchange == Exchange.State)
            {
                own[_rule.StateSize..].CopyTo(into[_rule.StateSize..]);
            }

            var state = into[.._rule.StateSize];
            _rule.Update(
                new Activation
                {
                    Node = _layout.Nodes[k],
                    Count = Version,
                    Layer = _rule.Depth == int.MaxValue ? 0 : Layer,
                    Time = now,
                    Exchange = exchange,
                },
                own[.._rule.StateSize],
                new Inbox(_layout.Views(k, _numbers, _shift, _views), _rule.SharedSize, _rule.ArcSize),
                state,
                new Outbox(into[_rule.StateSize..], _rule.ArcSize, _layout.Graph.OutDegree(_layout.Nodes[k])));
            hash += StateHash.Of(_layout.Nodes[k], state);
            isFinite &= IsFinite(state);
        }

        (_shift, Version, Layer, HasDiverged) = (next, Version + 1, Layer + 1, HasDiverged || !isFinite);
        return hash;
    }

    /// <summary>
    /// Goes on from a version of its own that is not its newest, after a restart, or from a version of before it.
    /// </summary>
    /// <param name="version">Number of the newest version that the worker has ever published.</param>
    /// <param name="layer">How many layers the one that it goes on from has behind it.</param>
    /// <param name="numbers">All numbers of that one, as <see cref="Newest"/>; empty for the initial state.</param>
    public void Resume(int version, int layer, ReadOnlySpan<double> numbers)
    {
        numbers.CopyTo(_numbers.AsSpan(_shift));
        (Version, Layer) = (version, layer);
    }

    private Span<double> Own(int k, int shift) =>
        _numbers.AsSpan(shift + _layout.StartOf(k), _layout.StartOf(k + 1) - _layout.StartOf(k));

    private void Initialize(int node, Span<double> numbers) => _rule.Initialize(
        node, numbers[.._rule.StateSize], new Outbox(numbers[_rule.StateSize..], _rule.ArcSize, _layout.Graph.OutDegree(node)));

    /// <summary>What others are before they have published anything.</summary>
    private void InitializeOutside()
    {
        var graph = _layout.Graph;
        foreach (var item in _layout.Outside)
        {
            var all = new double[_rule.StateSize + (_rule.ArcSize * graph.OutDegree(item.Node))];
            Initialize(item.Node, all);
            var into = _numbers.AsSpan(item.At, item.Size);
            all.AsSpan(0, _rule.SharedSize).CopyTo(into);
            if (_rule.ArcSize == 0)
            {
                continue;
            }

            into = into[_rule.SharedSize..];
            foreach (var arc in graph.OutArcs(item.Node))
            {
                if (_layout.Partition.PartOf(graph.Target(arc)) == _layout.Part)
                {
                    all.AsSpan(_rule.StateSize + (graph.OutSlot(arc) * _rule.ArcSize), _rule.ArcSize).CopyTo(into);
                    into = into[_rule.ArcSize..];
                }
            }
        }
    }

    private static bool IsFinite(ReadOnlySpan<double> state)
    {
        // x − x is 0 where x is finite and not a number otherwise.
        var (lanes, at, rest) = (Vector<double>.Zero, 0, 0.0);
        for (; at <= state.Length - Vector<double>.Count; at += Vector<double>.Count)
        {
            var part = new Vector<double>(state[at..]);
            lanes += part - part;
        }

        for (; at < state.Length; at++)
        {
            rest += state[at] - state[at];
        }

        return lanes == Vector<double>.Zero && rest == 0;
    }
}
