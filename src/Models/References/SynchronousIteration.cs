using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// A rule on a whole graph without a network: in every round all nodes read exactly the round before. Edge-wise rules exchange twice a
/// round, all messages and then all states, which makes theirs exact gradient descent (paper, eq. 14).
/// </summary>
public sealed class SynchronousIteration
{
    private readonly IUpdateRule _rule;
    private readonly Graph _graph;
    private readonly int[] _blocks;
    private readonly Func<double[], double[], double>? _whole;
    private double[] _current;
    private double[] _next;
    private View[] _views;
    private View[] _nextViews;

    /// <summary>Round 0: everybody's initial state, or given states.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph that the rule was made for.</param>
    /// <param name="start">n × StateSize, row by row; empty for the rule's own initial states.</param>
    /// <exception cref="ArgumentException">The start has another length.</exception>
    public SynchronousIteration(IUpdateRule rule, Graph graph, ReadOnlySpan<double> start = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(graph);
        (_rule, _graph) = (rule, graph);

        // One block per node, as a version lies in a run: the state, then a message per out-slot.
        _blocks = new int[graph.NodeCount + 1];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _blocks[node + 1] = _blocks[node] + rule.StateSize + (graph.OutDegree(node) * rule.ArcSize);
        }

        (_current, _next) = (new double[_blocks[^1]], new double[_blocks[^1]]);
        _whole = WholeRound.Of(rule, graph);
        (_views, _nextViews) = _whole is null ? (Views(_current), Views(_next)) : ([], []);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            rule.Initialize(node, State(node), Messages(_current, node));
        }

        if (!start.IsEmpty)
        {
            SetStates(start);
        }
    }

    /// <summary>How many rounds have been done.</summary>
    public int Round { get; private set; }

    /// <summary>The states, n × StateSize, row by row, as a new array.</summary>
    public double[] States
    {
        get
        {
            var states = new double[_graph.NodeCount * _rule.StateSize];
            CopyStates(states);
            return states;
        }
    }

    /// <summary>
    /// How far the last round moved: max_i ‖F_i(x) − x_i‖∞ with x the states before it. Not a number where a state became none.
    /// </summary>
    public double Change { get; private set; } = double.PositiveInfinity;

    /// <summary>One round.</summary>
    /// <returns><see cref="Change"/>.</returns>
    public double Step()
    {
        if (_whole is not null)
        {
            Change = _whole(_current, _next);
            return Done();
        }

        if (_rule.ArcSize > 0)
        {
            Exchange(Simulation.Exchange.Messages);
            Swap();
            Exchange(Simulation.Exchange.State);
        }
        else
        {
            Exchange(Simulation.Exchange.Both);
        }

        Change = Moved();
        return Done();
    }

    /// <summary>One round, and the states before it.</summary>
    /// <param name="before">
    /// An array of n × StateSize with anything in it; receives the states before the round, or is exchanged for another array with them.
    /// </param>
    /// <returns><see cref="Change"/>.</returns>
    internal double Step(ref double[] before)
    {
        if (_whole is null)
        {
            CopyStates(before);
            return Step();
        }

        Step();
        (before, _next) = (_next, before);
        return Change;
    }

    /// <summary>Copies the states.</summary>
    /// <param name="target">n × StateSize, row by row.</param>
    internal void CopyStates(Span<double> target)
    {
        if (_rule.ArcSize == 0)
        {
            _current.CopyTo(target);
            return;
        }

        for (var node = 0; node < _graph.NodeCount; node++)
        {
            State(node).CopyTo(target[(node * _rule.StateSize)..]);
        }
    }

    private double Done()
    {
        Swap();
        Round++;
        return Change;
    }

    private double Moved()
    {
        if (_rule.ArcSize == 0)
        {
            return Dense.MaxDistance(_next, _current);
        }

        var moved = 0.0;
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            moved = Math.Max(moved, Dense.MaxDistance(_next.AsSpan(_blocks[node], _rule.StateSize), State(node)));
        }

        return moved;
    }

    private void Exchange(Exchange exchange)
    {
        Array.Clear(_next);
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var messages = (_blocks[node] + _rule.StateSize)..(_blocks[node + 1]);
            if (exchange == Simulation.Exchange.State)
            {
                _current.AsSpan(messages).CopyTo(_next.AsSpan(messages));
            }

            var activation = new Activation { Node = node, Count = Round, Layer = Round, Time = Round + 1, Exchange = exchange };
            var views = _views.AsSpan(_graph.InArc(node, 0), _graph.InDegree(node));
            var inbox = new Inbox(views, _rule.SharedSize, _rule.ArcSize);
            _rule.Update(activation, State(node), inbox, _next.AsSpan(_blocks[node], _rule.StateSize), Messages(_next, node));
        }
    }

    private void Swap()
    {
        (_current, _next) = (_next, _current);
        (_views, _nextViews) = (_nextViews, _views);
    }

    private void SetStates(ReadOnlySpan<double> states)
    {
        if (states.Length != _graph.NodeCount * _rule.StateSize)
        {
            throw new ArgumentException($"expected {_graph.NodeCount * _rule.StateSize} numbers, found {states.Length}", nameof(states));
        }

        for (var node = 0; node < _graph.NodeCount; node++)
        {
            states.Slice(node * _rule.StateSize, _rule.StateSize).CopyTo(State(node));
        }
    }

    private Span<double> State(int node) => _current.AsSpan(_blocks[node], _rule.StateSize);

    private Outbox Messages(double[] buffer, int node) =>
        new(buffer.AsSpan((_blocks[node] + _rule.StateSize)..(_blocks[node + 1])), _rule.ArcSize, _graph.OutDegree(node));

    private View[] Views(double[] buffer)
    {
        var views = new View[_graph.ArcCount];
        for (var arc = 0; arc < views.Length; arc++)
        {
            var block = _blocks[_graph.Source(arc)];
            views[arc] = new View(buffer, block, block + _rule.StateSize + (_graph.OutSlot(arc) * _rule.ArcSize));
        }

        return views;
    }
}
