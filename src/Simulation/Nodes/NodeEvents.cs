namespace Hogwild.Simulation;

/// <summary>
/// The events of nodes on a kernel: when its time has come a node is asked, and its answer is the time of its next event. An event a
/// question, and no allocation. Where somebody can be woken by news, an instant at which nodes act has an event more, which publishes.
/// </summary>
internal sealed class NodeEvents
{
    private const long Clock = 0;
    private const long Woken = 1;

    // Fewer nodes are in the cache, however many events they have.
    private const int Many = 4_000;
    private readonly IEventKernel _kernel;
    private readonly Network _network;

    // Only where nodes can be asked at other times than they said themselves.
    private readonly Turn[] _turns;
    private readonly bool[] _parked;
    private readonly int _questions;
    private readonly int _publications;
    private long _published = -1;
    private long _asked;
    private int _dueCount;
    private int _parkedCount;
    private long _wakes;

    /// <summary>Puts the nodes of <paramref name="network"/> on <paramref name="kernel"/>, at its start.</summary>
    public NodeEvents(IEventKernel kernel, Network network)
    {
        (_kernel, _network) = (kernel, network);
        var nodes = network.Graph.NodeCount;
        _parked = new bool[nodes];
        _turns = network.PublishesOnTime ? new Turn[nodes] : [];
        Array.Fill(_turns, new Turn { Due = Ticks.Never, Acted = -1 });
        _questions = kernel.Register(nodes < Many ? new Questions(this) : new Foreseen(this), EventKind.Activation);
        _publications = kernel.Register(new Publications(this), EventKind.Publication);
        (network.Waker, network.Hastener) = (Wake, Hasten);
        for (var node = 0; node < nodes; node++)
        {
            SetDue(node, network.First(node));
        }
    }

    /// <summary>See <see cref="Run.StalledAt"/>.</summary>
    public long? StalledAt =>
        _parkedCount > 0 && _dueCount == 0 && _wakes == 0 && _network.Divergence is null ? _asked : null;

    /// <summary>Whether <paramref name="node"/> waits to be woken.</summary>
    public bool IsParked(int node) => _parked[node];

    private void Ask(int node, long counter, long now)
    {
        if (_turns.Length > 0)
        {
            AskInTurn(node, counter, now);
            return;
        }

        // Nobody can wake it, so this is the only question there was.
        _dueCount--;
        _asked = now;
        var next = _network.Ask(node, now, out var parked);
        SetParked(node, parked);
        Put(node, next);
    }

    private void AskInTurn(int node, long counter, long now)
    {
        ref var turn = ref _turns[node];
        if (counter == Woken)
        {
            _wakes--;
        }
        else if (turn.Due != now)
        {
            // Another question has taken the place of this one.
            return;
        }

        _asked = now;
        if (turn.Acted == now)
        {
            return;
        }

        var activations = _network.Activations;
        var next = _network.Ask(node, now, out var parked);
        SetParked(node, parked);
        if (_network.Activations != activations)
        {
            turn.Acted = now;
            if (_published != now)
            {
                _kernel.Push(_publications, 0, 0, _published = now);
            }
        }

        SetDue(node, next);
    }

    private void SetParked(int node, bool parked)
    {
        // Where nobody is parked, no memory of the node is looked at.
        if ((parked || _parkedCount > 0) && parked != _parked[node])
        {
            _parked[node] = parked;
            _parkedCount += parked ? 1 : -1;
        }
    }

    private void SetDue(int node, long at)
    {
        if (_turns.Length > 0)
        {
            ref var due = ref _turns[node].Due;
            if (due == at)
            {
                // It will be asked then anyway: woken while it rests, it says so every time.
                return;
            }

            _dueCount -= due == Ticks.Never ? 0 : 1;
            due = at;
        }

        Put(node, at);
    }

    private void Put(int node, long at)
    {
        _dueCount += at == Ticks.Never ? 0 : 1;
        _kernel.Push(_questions, node, Clock, at);
    }

    private void Wake(int node, long at)
    {
        _wakes++;
        _kernel.Push(_questions, node, Woken, at);
    }

    private void Hasten(int node, long at)
    {
        if (at < _turns[node].Due)
        {
            SetDue(node, at);
        }
    }

    /// <summary>When a node is to be asked, and when it acted last.</summary>
    private struct Turn
    {
        public long Due;
        public long Acted;
    }

    private class Questions(NodeEvents nodes) : IEventHandler
    {
        public void Happen(int entity, long counter, long now) => nodes.Ask(entity, counter, now);
    }

    private sealed class Foreseen(NodeEvents nodes) : Questions(nodes), IForesight
    {
        private readonly Network _network = nodes._network;
        private readonly Turn[] _turns = nodes._turns;

        public void Expect(int entity, long at, int distance)
        {
            if (distance == IForesight.Farthest && _turns.Length > 0)
            {
                CacheHint.Read(ref _turns[entity]);
            }

            _network.Expect(entity, at, distance);
        }
    }

    private sealed class Publications(NodeEvents nodes) : IEventHandler
    {
        public void Happen(int entity, long counter, long now) => nodes._network.Settle(now + 1);
    }
}
