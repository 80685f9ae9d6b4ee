using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The fixed points of a moving rule, one epoch after the other, each found from the one before: only what a change reaches is computed
/// anew. A node whose update has changed is computed again, and whoever reads a node that has moved by more than a threshold since its
/// readers were last told; until nobody is left. What has not been told is at most the threshold a node, over all epochs together. Of an
/// edge-wise rule a node reads messages that have just been computed, so its steps are exact ones, and its readers are those two arcs away.
/// </summary>
/// <threadsafety>One thread an object.</threadsafety>
internal sealed class EpochSolver
{
    // Of the largest state so far: a move of less may be rounding, which goes round in circles for ever.
    private const double LeastShare = 1e-14;

    // A node is computed at most this many times an epoch, on average over those that are reached, before there counts as no fixed point.
    private const int MostRounds = 100_000;
    private readonly MovingRule _rule;
    private readonly Graph _graph;
    private readonly double _least;
    private readonly int[] _blocks;
    private readonly double[] _current;
    private readonly double[] _told;
    private readonly double[] _next;
    private readonly View[] _views;
    private readonly Certificate? _certificate;
    private readonly double[] _before;
    private readonly List<int> _changed = [];
    private readonly bool[] _isChanged;
    private readonly Queue<int> _queue = new();
    private readonly bool[] _isQueued;
    private double _largest;

    /// <summary>The fixed point of the first epoch, which is known.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="graph">The graph with every arc that is ever there.</param>
    /// <param name="states">The fixed point, n × StateSize.</param>
    /// <param name="threshold">
    /// How far a node may move before its readers are told, max norm; at least what rounding may move it, see <see cref="Threshold"/>.
    /// </param>
    /// <param name="certificate">Has the norm in which the way of the answer counts; null where it does not.</param>
    public EpochSolver(
        MovingRule rule, Graph graph, ReadOnlySpan<double> states, double threshold, Certificate? certificate = null)
    {
        (_rule, _graph, _least, _certificate) = (rule, graph, threshold, certificate);
        (_before, _isChanged) = certificate is null ? ([], []) : (new double[states.Length], new bool[graph.NodeCount]);
        _blocks = new int[graph.NodeCount + 1];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            _blocks[node + 1] = _blocks[node] + rule.StateSize + (graph.OutDegree(node) * rule.ArcSize);
        }

        (_current, _isQueued) = (new double[_blocks[^1]], new bool[graph.NodeCount]);
        _views = new View[graph.ArcCount];
        for (var arc = 0; arc < _views.Length; arc++)
        {
            var block = _blocks[graph.Source(arc)];
            _views[arc] = new View(_current, block, block + rule.StateSize + (graph.OutSlot(arc) * rule.ArcSize));
        }

        for (var node = 0; node < graph.NodeCount; node++)
        {
            states.Slice(node * rule.StateSize, rule.StateSize).CopyTo(_current.AsSpan(_blocks[node]));
        }

        _next = new double[Enumerable.Range(0, graph.NodeCount).Select(node => _blocks[node + 1] - _blocks[node]).DefaultIfEmpty(0).Max()];
        (_told, _largest) = (states.ToArray(), Dense.MaxNorm(states));
    }

    /// <summary>How far a node may have moved without its readers being told, max norm. It grows where states grow.</summary>
    public double Threshold => Math.Max(_least, LeastShare * _largest);

    /// <summary>How many updates have been computed so far.</summary>
    public long Updates { get; private set; }

    /// <summary>How far the answer went at the last step, in the norm of the certificate; 0 without one.</summary>
    public double Moved { get; private set; }

    /// <summary>Goes on to another epoch.</summary>
    /// <param name="nodes">The nodes whose update may be another one.</param>
    /// <param name="since">When the epoch begins, in ticks.</param>
    /// <returns>Whether a fixed point was found; if not, another epoch cannot go on from here.</returns>
    public bool MoveTo(IEnumerable<int> nodes, long since)
    {
        foreach (var node in nodes)
        {
            Enqueue(node);
        }

        var left = (long)MostRounds * Math.Max(1, _queue.Count);
        while (_queue.TryDequeue(out var node))
        {
            _isQueued[node] = false;
            if (left-- == 0 || !Renew(node, since))
            {
                return false;
            }
        }

        Moved = LengthOfStep();
        return true;
    }

    /// <summary>The states, n × StateSize, as a new array.</summary>
    public double[] States()
    {
        var size = _rule.StateSize;
        var states = new double[_graph.NodeCount * size];
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            _current.AsSpan(_blocks[node], size).CopyTo(states.AsSpan(node * size));
        }

        return states;
    }

    private int Length(int node) => _blocks[node + 1] - _blocks[node];

    private bool Renew(int node, long since)
    {
        Refresh(node, since);
        Compute(node, since, _rule.ArcSize > 0 ? Exchange.State : Exchange.Both);
        var next = _next.AsSpan(0, _rule.StateSize);
        var current = _current.AsSpan(_blocks[node], _rule.StateSize);
        var told = _told.AsSpan(node * _rule.StateSize, _rule.StateSize);
        var moved = Dense.MaxDistance(next, current);
        if (!double.IsFinite(moved))
        {
            return false;
        }

        Remember(node, current);
        next.CopyTo(current);
        _largest = Math.Max(_largest, Dense.MaxNorm(current));
        if (moved > Threshold && _rule.ReadsOwn(node))
        {
            Enqueue(node);
        }

        if (Dense.MaxDistance(current, told) > Threshold)
        {
            current.CopyTo(told);
            Tell(node);
        }

        return true;
    }

    /// <summary>Where a node was before this step, of those that move.</summary>
    private void Remember(int node, ReadOnlySpan<double> state)
    {
        if (_certificate is not null && !_isChanged[node])
        {
            _isChanged[node] = true;
            _changed.Add(node);
            state.CopyTo(_before.AsSpan(node * _rule.StateSize));
        }
    }

    private double LengthOfStep()
    {
        var (size, longest) = (_rule.StateSize, 0.0);
        var deviation = new double[size];
        foreach (var node in _changed)
        {
            for (var k = 0; k < size; k++)
            {
                deviation[k] = _current[_blocks[node] + k] - _before[(node * size) + k];
            }

            longest = Math.Max(longest, _certificate!.BlockNorm(deviation) / _certificate.NodeWeights[node]);
            _isChanged[node] = false;
        }

        _changed.Clear();
        return longest;
    }

    private void Tell(int node)
    {
        foreach (var arc in _graph.OutArcs(node))
        {
            Enqueue(_graph.Target(arc));
            foreach (var further in _rule.ArcSize > 0 ? _graph.OutArcs(_graph.Target(arc)) : [])
            {
                Enqueue(_graph.Target(further));
            }
        }
    }

    /// <summary>Computes the messages that a node reads.</summary>
    private void Refresh(int node, long since)
    {
        foreach (var source in _rule.ArcSize > 0 ? _graph.InNeighbours(node) : [])
        {
            Compute(source, since, Exchange.Messages);
            _next.AsSpan(_rule.StateSize, Length(source) - _rule.StateSize).CopyTo(_current.AsSpan(_blocks[source] + _rule.StateSize));
        }
    }

    private void Enqueue(int node)
    {
        if (!_isQueued[node])
        {
            _isQueued[node] = true;
            _queue.Enqueue(node);
        }
    }

    private void Compute(int node, long since, Exchange exchange)
    {
        Updates++;
        var (size, arcSize) = (_rule.StateSize, _rule.ArcSize);
        var next = _next.AsSpan(0, Length(node));
        next.Clear();
        var views = _views.AsSpan(_graph.InArc(node, 0), _graph.InDegree(node));
        _rule.Update(
            new Activation { Node = node, Time = since, Exchange = exchange },
            _current.AsSpan(_blocks[node], size),
            new Inbox(views, _rule.SharedSize, arcSize),
            next[..size],
            new Outbox(next[size..], arcSize, _graph.OutDegree(node)));
    }
}
