using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

/// <summary>All nodes act at once on the versions of the round before, with one exchange a round, on plain arrays.</summary>
internal sealed class PipelinedNetwork
{
    private readonly IUpdateRule _rule;
    private readonly Graph _graph;
    private double[] _states;
    private double[][] _messages;

    internal PipelinedNetwork(IUpdateRule rule, Graph graph)
    {
        (_rule, _graph) = (rule, graph);
        _states = new double[graph.NodeCount * rule.StateSize];
        _messages = Empty();
        for (var node = 0; node < graph.NodeCount; node++)
        {
            rule.Initialize(node, _states.AsSpan(node * rule.StateSize, rule.StateSize), Outbox(_messages, node));
        }
    }

    /// <summary>Copies of everybody's messages, in the order of out-slots.</summary>
    internal double[][] Messages => [.. _messages.Select(messages => messages.ToArray())];

    internal double[] Message(int node, int slot) => Outbox(_messages, node)[slot].ToArray();

    /// <summary>One activation of every node; returns a copy of the states.</summary>
    internal double[] Act(Exchange exchange, int count = 0)
    {
        var (states, messages) = (new double[_states.Length], exchange == Exchange.State ? Messages : Empty());
        for (var node = 0; node < _graph.NodeCount; node++)
        {
            var views = new View[_graph.InDegree(node)];
            for (var slot = 0; slot < views.Length; slot++)
            {
                // A view is one buffer: the neighbour's state with its message on this arc behind it.
                var arc = _graph.InArc(node, slot);
                double[] buffer = [.. State(_states, _graph.Source(arc)), .. Outbox(_messages, _graph.Source(arc))[_graph.OutSlot(arc)]];
                views[slot] = new View(buffer, 0, _rule.StateSize);
            }

            var activation = new Activation { Node = node, Count = count, Layer = count, Exchange = exchange };
            var inbox = new Inbox(views, _rule.SharedSize, _rule.ArcSize);
            _rule.Update(activation, State(_states, node), inbox, State(states, node), Outbox(messages, node));
        }

        (_states, _messages) = (states, messages);
        return [.. _states];
    }

    private Span<double> State(double[] states, int node) => states.AsSpan(node * _rule.StateSize, _rule.StateSize);

    private double[][] Empty() =>
        [.. Enumerable.Range(0, _graph.NodeCount).Select(node => new double[_graph.OutDegree(node) * _rule.ArcSize])];

    private Outbox Outbox(double[][] messages, int node) => new(messages[node], _rule.ArcSize, _graph.OutDegree(node));
}
