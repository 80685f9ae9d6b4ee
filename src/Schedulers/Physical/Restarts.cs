using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// What nodes read after they have come back: their views before the crash or of the last checkpoint, and what neighbours sent again. The
/// network does not know of these, so they are kept here, one per in-slot, as messages with an instant of arrival, and their versions
/// pinned.
/// </summary>
internal sealed class Restarts
{
    private readonly IWorld _world;
    private readonly Graph _graph;
    private readonly Channels _channels;
    private readonly bool _lastArrived;
    private readonly long _every;
    private readonly Memory[] _memory;
    private readonly bool[] _holds;

    /// <summary>Nobody has restarted yet.</summary>
    public Restarts(PhysicalWorld physical, IWorld world, Channels channels)
    {
        (_world, _graph, _channels, _lastArrived) = (world, world.Graph, channels, physical.LastArrived);
        _every = physical.Faults.Checkpoint?.Ticks ?? 0;
        _holds = new bool[_graph.NodeCount];
        _memory = [.. Enumerable.Range(0, _graph.NodeCount).Select(_ => new Memory())];
    }

    /// <summary>Puts into <paramref name="read"/> what the network does not know of.</summary>
    public void Views(in Activation activation, Span<int> read)
    {
        if (!_holds[activation.Node])
        {
            return;
        }

        var memory = _memory[activation.Node];
        Deliver(activation, memory);
        for (var slot = 0; slot < read.Length; slot++)
        {
            if (memory.Held[slot].Version == 0)
            {
                continue;
            }

            if (Supersedes(activation, slot, read[slot], memory.Held[slot]))
            {
                Hold(activation.Node, slot, default);
            }
            else
            {
                read[slot] = memory.Held[slot].Version;
            }
        }
    }

    /// <summary>Will be asked for a node.</summary>
    public void Expect(int node) => CacheHint.Read(ref _memory[node]);

    /// <summary>Saves state and views, where it is time to.</summary>
    public void Save(in Activation activation, ReadOnlySpan<int> read)
    {
        if (_every == 0)
        {
            return;
        }

        var memory = _memory[activation.Node];
        if (activation.Time / _every == memory.Period)
        {
            return;
        }

        var node = activation.Node;
        var own = _world.Version(node);
        Pin(node, own);
        Unpin(node, memory.SavedOwn);
        (memory.Period, memory.SavedOwn) = (activation.Time / _every, own);
        var saved = memory.Saved ??= new int[read.Length];
        for (var slot = 0; slot < read.Length; slot++)
        {
            Pin(Source(node, slot), read[slot]);
            Unpin(Source(node, slot), saved[slot]);
            saved[slot] = read[slot];
        }
    }

    /// <summary>A node comes back: it goes on from what it has left, and its neighbours send their newest versions again.</summary>
    public void Restart(
        ref Activation activation, RestartState state, Span<int> read, ReadOnlySpan<int> newest, Action<int, long>? wake)
    {
        var (node, now) = (activation.Node, activation.Time);
        var memory = _memory[node];
        memory.Held = memory.Held.Length == 0 ? new Message[read.Length] : memory.Held;
        _holds[node] = memory.Held.Length > 0;
        if (state != RestartState.Kept)
        {
            var saved = state == RestartState.Warm ? memory.Saved : null;
            activation.OwnLag = _world.Version(node) - (saved is null ? 0 : memory.SavedOwn);
            activation.Forget = true;
            for (var slot = 0; slot < read.Length; slot++)
            {
                read[slot] = saved?[slot] ?? 0;
                Hold(node, slot, new Message(slot, read[slot], now));
            }
        }

        for (var slot = 0; slot < read.Length; slot++)
        {
            var arrival = newest[slot] == 0 ? Ticks.Never : _channels.Resend(_graph.InArc(node, slot), memory.Restarts, now);
            if (arrival != Ticks.Never)
            {
                Pin(Source(node, slot), newest[slot]);
                memory.Pending.Add(new Message(slot, newest[slot], arrival));
                wake?.Invoke(node, arrival);
            }
        }

        memory.Restarts++;
    }

    /// <summary>What was sent again and has arrived takes the place of what is held, where it is newer, or later.</summary>
    private void Deliver(in Activation activation, Memory memory)
    {
        if (memory.Pending.Count == 0)
        {
            return;
        }

        var now = activation.Time;
        foreach (var message in memory.Pending.Where(message => message.Arrival <= now))
        {
            var held = memory.Held[message.Slot];
            var (later, newer) = (message.Arrival.CompareTo(held.Arrival), message.Version > held.Version);
            if (held.Version == 0 || (_lastArrived ? later > 0 || (later == 0 && newer) : newer))
            {
                Hold(activation.Node, message.Slot, message);
            }

            Unpin(Source(activation.Node, message.Slot), message.Version);
        }

        memory.Pending.RemoveAll(message => message.Arrival <= now);
    }

    /// <summary>Whether what arrived by itself takes the place of what is held.</summary>
    private bool Supersedes(in Activation activation, int slot, int version, Message held)
    {
        if (!_lastArrived)
        {
            return version >= held.Version;
        }

        // When it arrived, the network does not say; but it does say what arrived after an instant.
        var (node, now) = (activation.Node, activation.Time);
        return _world.NextArrival(node, slot, -1, held.Arrival) <= now
            || (_world.NextArrival(node, slot, -1, held.Arrival - 1) <= now && version > held.Version);
    }

    private void Hold(int node, int slot, Message message)
    {
        Pin(Source(node, slot), message.Version);
        Unpin(Source(node, slot), _memory[node].Held[slot].Version);
        _memory[node].Held[slot] = message;
    }

    private int Source(int node, int slot) => _graph.Source(_graph.InArc(node, slot));

    // Version 0 is always readable.
    private void Pin(int node, int version)
    {
        if (version > 0)
        {
            _world.Pin(node, version);
        }
    }

    private void Unpin(int node, int version)
    {
        if (version > 0)
        {
            _world.Unpin(node, version);
        }
    }

    private readonly record struct Message(int Slot, int Version, long Arrival);

    private sealed class Memory
    {
        public Message[] Held { get; set; } = [];

        public List<Message> Pending { get; } = [];

        public int[]? Saved { get; set; }

        public int SavedOwn { get; set; }

        public long Period { get; set; }

        public int Restarts { get; set; }
    }
}
