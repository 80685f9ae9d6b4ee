using Hogwild.Models;

namespace Hogwild.Contests;

/// <summary>A node of the workload as an object with an inbox, the way it is usually written.</summary>
internal sealed class MessageNode
{
    private readonly ReferenceWorkload _workload;
    private readonly double[][] _inbox;
    private readonly int[] _inboxVersion;
    private readonly double[] _input;
    private readonly double[] _sum;

    private MessageNode(ReferenceWorkload workload, int number)
    {
        var graph = workload.Data.Graph;
        (_workload, Number) = (workload, number);
        Targets = new int[graph.OutDegree(number)];
        Slots = new int[Targets.Length];
        for (var k = 0; k < Targets.Length; k++)
        {
            var arc = graph.OutArcs(number)[k];
            Targets[k] = graph.Target(arc);
            Slots[k] = arc - graph.InArc(Targets[k], 0);
        }

        State = new double[workload.StateSize];
        _sum = new double[workload.StateSize];
        _input = new double[workload.StateSize];
        Dense.MatVecTransposed(workload.Input, workload.Data.Feature(number), _input);
        _inbox = [.. Enumerable.Range(0, graph.InDegree(number)).Select(_ => State)];
        _inboxVersion = new int[_inbox.Length];
    }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>Its neighbours.</summary>
    public int[] Targets { get; }

    /// <summary>The place of this node in each neighbour's inbox.</summary>
    public int[] Slots { get; }

    /// <summary>Its newest state.</summary>
    public double[] State { get; private set; }

    /// <summary>How many updates it has done.</summary>
    public int Version { get; private set; }

    /// <summary>All nodes of a workload, in their initial states.</summary>
    public static MessageNode[] All(ReferenceWorkload workload) =>
        [.. Enumerable.Range(0, workload.Data.Graph.NodeCount).Select(number => new MessageNode(workload, number))];

    /// <summary>Takes in a message; one that has been overtaken is dropped.</summary>
    public void Receive(int slot, int version, double[] state)
    {
        if (version > _inboxVersion[slot])
        {
            _inboxVersion[slot] = version;
            _inbox[slot] = state;
        }
    }

    /// <summary>Computes the next state from the inbox.</summary>
    public void Update()
    {
        var adjacency = _workload.Rule.Adjacency;
        var first = adjacency.Graph.InArc(Number, 0);
        Array.Clear(_sum);
        Dense.AddScaled(adjacency.Self(Number), State, _sum);
        for (var slot = 0; slot < _inbox.Length; slot++)
        {
            Dense.AddScaled(adjacency.Arc(first + slot), _inbox[slot], _sum);
        }

        var next = (double[])_input.Clone();
        Dense.MatVecTransposed(_workload.Weights, _sum, next);
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = Math.Max(next[i], 0);
        }

        State = next;
        Version++;
    }
}
