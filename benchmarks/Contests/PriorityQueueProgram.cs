using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The workload on .NET's priority queue, with an array per message.</summary>
/// <typeparam name="TDraws">Where times come from.</typeparam>
internal sealed class PriorityQueueProgram<TDraws> : IWorkloadProgram
    where TDraws : struct, IWorkloadDraws
{
    private readonly PriorityQueue<Event, long> _queue = new();
    private readonly MessageNode[] _nodes;
    private readonly TDraws _draws;

    /// <summary>A run that has not begun.</summary>
    public PriorityQueueProgram(ReferenceWorkload workload, TDraws draws)
    {
        (_nodes, _draws) = (MessageNode.All(workload), draws);
        foreach (var node in _nodes)
        {
            Push(draws.Next(node.Number, 0, 0), new Event(node.Number, 0, 0, null));
        }
    }

    /// <inheritdoc/>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node) => _nodes[node].State;

    /// <inheritdoc/>
    public void Run(long until)
    {
        while (_queue.TryPeek(out _, out var priority) && priority < 2 * until)
        {
            var now = priority >> 1;
            var happening = _queue.Dequeue();
            var node = _nodes[happening.Node];
            if (happening.State is { } state)
            {
                node.Receive(happening.Slot, happening.Version, state);
            }
            else
            {
                Activate(node, now);
            }
        }
    }

    private void Activate(MessageNode node, long now)
    {
        node.Update();
        Updates++;
        for (var k = 0; k < node.Targets.Length; k++)
        {
            var arrival = _draws.Arrival(node.Number, node.Targets[k], node.Version, now);
            if (arrival != Ticks.Never)
            {
                Push(arrival, new Event(node.Targets[k], node.Slots[k], node.Version, (double[])node.State.Clone()));
            }
        }

        Push(_draws.Next(node.Number, node.Version, now), new Event(node.Number, 0, 0, null));
    }

    /// <summary>Deliveries come before activations of the same instant.</summary>
    private void Push(long at, Event what) => _queue.Enqueue(what, (2 * at) + (what.State is null ? 1 : 0));

    private readonly record struct Event(int Node, int Slot, int Version, double[]? State);
}
